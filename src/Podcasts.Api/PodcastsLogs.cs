using System.Globalization;
using Podcasts.Ops.Storage;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace Podcasts.Api;

/// <summary>Structured logs, without secrets: readable on the console, as JSON in files of the data folder, one a day; Serilog:MinimumLevel sets what is kept.</summary>
internal static class PodcastsLogs
{
    private const int DaysKept = 14;
    private const long LargestFile = 64 << 20;
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {CorrelationId} {SourceContext} {Message:lj}{NewLine}{Exception}";

    public static void AddPodcastsLogs(this IServiceCollection services, IConfiguration configuration) => services.AddSerilog((provider, logs) => logs
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error) // That keys lie unencrypted in the data folder is meant so (decision 13).
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Warning)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .ReadFrom.Configuration(configuration)
        .Enrich.FromLogContext()
        .Filter.ByExcluding(entry => entry.Exception is { } failure && StartFailure.Explain(failure) is not null) // The host tells it in one sentence.
        .WriteTo.Console(new RedactedFormatter(new MessageTemplateTextFormatter(Line, CultureInfo.InvariantCulture)))
        .WriteTo.File(
            new RedactedFormatter(new CompactJsonFormatter()),
            Path.Combine(provider.GetRequiredService<DataFolder>().Logs, "podcasts-.jsonl"),
            rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true,
            fileSizeLimitBytes: LargestFile,
            retainedFileCountLimit: DaysKept), preserveStaticLogger: true);
}
