using Microsoft.EntityFrameworkCore;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>The same database on PostgreSQL. It is a type of its own because EF Core keeps one set of migrations for each.</summary>
public sealed class PostgresDbContext(DbContextOptions<PodcastsDbContext> options) : PodcastsDbContext(options);

/// <summary>Opens it wherever the app asks for its database.</summary>
internal sealed class PostgresDatabases(DbContextOptions<PodcastsDbContext> options) : IDbContextFactory<PodcastsDbContext>
{
    public PodcastsDbContext CreateDbContext() => new PostgresDbContext(options);
}
