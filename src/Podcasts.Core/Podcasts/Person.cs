namespace Podcasts.Core.Podcasts;

/// <summary>Somebody who takes part in a show or an episode, as <c>podcast:person</c> tells it (https://github.com/Podcastindex-org/podcast-namespace).</summary>
/// <param name="Name">Plain text, never empty.</param>
/// <param name="Role">Such as <c>host</c>, which the feed need not say, or <c>guest</c>; lower case.</param>
/// <param name="Group">Such as <c>cast</c>, which the feed need not say; lower case.</param>
/// <param name="ImageUrl">Absolute http(s) address of a picture, or null.</param>
/// <param name="Url">Absolute http(s) address of a page about them, or null.</param>
public sealed record Person(string Name, string Role, string Group, Uri? ImageUrl, Uri? Url);
