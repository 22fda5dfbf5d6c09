using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Health.Storage;

/// <summary>A table of the database, whatever its rows are, read past the filter that hides what was set aside.</summary>
internal abstract class RowTable(IEntityType type)
{
    private readonly IReadOnlyList<IProperty> _key = type.FindPrimaryKey()!.Properties;

    public string Name { get; } = type.GetTableName()!;

    protected IReadOnlyList<IProperty> KeyProperties => _key;

    /// <summary>All tables that the model knows.</summary>
    public static IReadOnlyList<RowTable> Of(PodcastsDbContext database) =>
    [
        .. database.Model.GetEntityTypes()
            .Where(type => type.ClrType.IsAssignableTo(typeof(StoredRow)))
            .OrderBy(type => type.GetTableName(), StringComparer.Ordinal)
            .Select(type => (RowTable)Activator.CreateInstance(typeof(RowTable<>).MakeGenericType(type.ClrType), type)!),
    ];

    /// <summary>The row's key as text, its parts with a slash between.</summary>
    public string KeyOf(StoredRow row) => string.Join('/', _key.Select(part => Convert.ToString(part.PropertyInfo!.GetValue(row), CultureInfo.InvariantCulture)));

    /// <summary>One row after the other; they are never all in memory.</summary>
    public abstract IAsyncEnumerable<StoredRow> ReadAsync(PodcastsDbContext database, CancellationToken cancellationToken);

    /// <summary>The row of that key, or null.</summary>
    public abstract Task<StoredRow?> FindAsync(PodcastsDbContext database, string key, CancellationToken cancellationToken);

    /// <summary>The row that SQLite numbers so, or null.</summary>
    public abstract Task<StoredRow?> FindByNumberAsync(PodcastsDbContext database, long number, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class RowTable<T>(IEntityType type) : RowTable(type)
    where T : StoredRow
{
    public override async IAsyncEnumerable<StoredRow> ReadAsync(PodcastsDbContext database, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in All(database).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    public override async Task<StoredRow?> FindAsync(PodcastsDbContext database, string key, CancellationToken cancellationToken)
    {
        var parts = key.Split('/', KeyProperties.Count);
        return parts.Length == KeyProperties.Count && Matches(parts) is { } isIt ? await All(database).SingleOrDefaultAsync(isIt, cancellationToken) : null;
    }

    public override async Task<StoredRow?> FindByNumberAsync(PodcastsDbContext database, long number, CancellationToken cancellationToken)
    {
        var sql = $"SELECT * FROM \"{Name}\" WHERE rowid = {{0}}";
        return await database.Set<T>().FromSqlRaw(sql, number).IgnoreQueryFilters().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<T> All(PodcastsDbContext database) => database.Set<T>().IgnoreQueryFilters().AsNoTracking();

    private Expression<Func<T, bool>>? Matches(string[] parts)
    {
        var row = Expression.Parameter(typeof(T), "row");
        try
        {
            return Expression.Lambda<Func<T, bool>>(
                KeyProperties
                    .Select((property, i) => Expression.Equal(
                        Expression.Property(row, property.PropertyInfo!),
                        Expression.Constant(Convert.ChangeType(parts[i], property.ClrType, CultureInfo.InvariantCulture), property.ClrType)))
                    .Aggregate(Expression.AndAlso),
                row);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
