using System.ComponentModel.DataAnnotations;

namespace Podcasts.Api;

/// <summary>Where metrics and traces are sent: nowhere, unless somebody says so. Anybody who reaches the app can read its metrics at <c>/metrics</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Address of a collector that takes OTLP, such as <c>http://127.0.0.1:4317</c>; null to send nothing.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary><c>grpc</c>, usually at port 4317, or <c>http/protobuf</c>, usually at 4318.</summary>
    [RegularExpression("^(grpc|http/protobuf)$", ErrorMessage = "Telemetry:OtlpProtocol is grpc or http/protobuf.")]
    public string OtlpProtocol { get; init; } = "grpc";
}
