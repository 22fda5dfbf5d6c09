using FluentValidation;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Search;

/// <summary>The row of an episode whose passages are not made of its latest words yet. Triggers write it in the transaction that changes them (<see cref="MarkedTables"/>).</summary>
public sealed class UnindexedRecord : StoredRow
{
    public required string EpisodeId { get; set; }

    /// <summary>Another one with each change, so that a change during indexing is seen.</summary>
    public required long Stamp { get; set; }
}

internal sealed class UnindexedRecordValidator : AbstractValidator<UnindexedRecord>
{
    public UnindexedRecordValidator() => RuleFor(u => u.EpisodeId).Id();
}
