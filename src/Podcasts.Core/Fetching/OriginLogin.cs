namespace Podcasts.Core.Fetching;

/// <summary>The name and password, as they stand in an address (<c>name:password</c>, escaped), that the server of <paramref name="address"/> wants of us; null where none are known.</summary>
/// <param name="address">Where they would be sent. They are for its scheme, host and port alone.</param>
public delegate string? OriginLogin(Uri address);
