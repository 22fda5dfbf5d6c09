namespace Podcasts.Core.Transcribe.OpenAi;

/// <summary>Finds the key for the server that hears, each time anew; null where there is none for it. Ops puts its credentials store here.</summary>
/// <param name="address">Where the key would be sent.</param>
public delegate string? OpenAiKey(Uri address);
