using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Podcasts.Ops.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without a host.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PodcastsDbContext>
{
    public PodcastsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PodcastsDbContext>().UseSqlite("Data Source=:memory:").Options);
}
