namespace Podcasts.Ui;

/// <summary>Settings of the Ui.</summary>
public sealed class UiOptions
{
    public const string Section = "Ui";

    /// <summary>Address of an Api that runs elsewhere, such as <c>http://attic:5080/</c>; null to run it in this process.</summary>
    public Uri? ApiAddress { get; init; }

    /// <summary>A key of a user of that Api, in whose name everybody at this computer asks; empty where the Api is open. It is a secret.</summary>
    public string ApiKey { get; init; } = "";
}
