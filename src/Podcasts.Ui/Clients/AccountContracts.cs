namespace Podcasts.Ui.Clients;

/// <summary>Who looks at the page, and what they may do.</summary>
/// <param name="Name">Null where nobody is signed in.</param>
/// <param name="Role">reader, editor or admin; null where nobody is signed in.</param>
/// <param name="Open">Whether there is no user yet, and everybody at this computer may do everything.</param>
/// <param name="First">Whether the first user is made with the code in the log.</param>
/// <param name="SignInService">What another service that can be signed in with is called, or null.</param>
public sealed record Account(string? Name, string? Role, bool Open, bool First, string? SignInService);
