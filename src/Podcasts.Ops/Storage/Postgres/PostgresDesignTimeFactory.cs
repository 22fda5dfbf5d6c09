using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Podcasts.Ops.Storage.Postgres;

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without a host and without a server.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PodcastsDbContext>().UseNpgsql("Host=localhost").Options);
}
