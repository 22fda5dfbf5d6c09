using Microsoft.EntityFrameworkCore;
using Podcasts.Ops.Storage;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Tests.Storage.Postgres;

public sealed class OneWriterTests
{
    [Fact]
    public async Task What_a_transaction_has_read_still_holds_when_it_writes()
    {
        var address = await TestPostgres.DatabaseAsync(nameof(OneWriterTests));
        await using (var database = Open(address))
        {
            database.Markers.Add(new MarkerRecord { Name = "sum", At = 1 });
            await database.SaveChangesAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => AddOneAsync(address))));

        await using var after = Open(address);
        Assert.Equal(21, (await after.Markers.SingleAsync()).At);
    }

    private static async Task AddOneAsync(string address)
    {
        await using var database = Open(address);
        await using var transaction = await database.Database.BeginTransactionAsync();
        var sum = await database.Markers.SingleAsync();
        await Task.Delay(5);
        sum.At++;
        await database.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private static PostgresDbContext Open(string address) =>
        new(new DbContextOptionsBuilder<PodcastsDbContext>().UseNpgsql(address).AddInterceptors(new OneWriter()).Options);
}
