using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Podcasts.Ops.Search;
using Podcasts.Ops.Storage.Postgres;

namespace Podcasts.Ops.Storage;

/// <summary>Adds the database that the settings name.</summary>
internal static class DatabaseSetup
{
    public static void AddDatabase(this IServiceCollection services, StorageOptions storage)
    {
        services.AddSingleton<IValidateOptions<StorageOptions>, PostgresAddress>();
        if (storage.Database == StorageOptions.Postgres)
        {
            services.AddSingleton<ISearchIndex, PostgresSearchIndex>();
            services.AddSingleton(provider => PostgresAddress.Open(provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString));
            services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>()); // Quartz asks for it by this name.
            services.AddDbContextFactory<PodcastsDbContext, PostgresDatabases>((provider, options) => options
                .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
                .AddInterceptors(new RefuseBrokenRows(), new OneWriter()));
        }
        else
        {
            services.AddSingleton<ISearchIndex, SqliteSearchIndex>();
            services.AddDbContextFactory<PodcastsDbContext>((provider, options) => options
                .UseSqlite(new SqliteConnectionStringBuilder
                {
                    DataSource = provider.GetRequiredService<DataFolder>().Database,
                    ForeignKeys = true,
                    DefaultTimeout = 30,
                }.ConnectionString)
                .AddInterceptors(new RefuseBrokenRows()));
        }
    }
}
