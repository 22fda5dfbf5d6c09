namespace Podcasts.Ops.Storage;

/// <summary>
/// What every row has. Columns are plain text, whole numbers (Unix milliseconds for times) and doubles, so that a broken value
/// is found by the row's own rules (<see cref="RowRules"/>) and never thrown from inside the database layer.
/// </summary>
public abstract class StoredRow
{
    /// <summary>Why the row was set aside when it was read, or null while it is in use. A row set aside is in no query.</summary>
    public string? SetAsideReason { get; set; }
}
