using Podcasts.Core.Podcasts;

namespace Podcasts.Ops.Podcasts;

/// <summary>Somebody who takes part in a show or an episode, as its feed says.</summary>
/// <param name="Role">Such as <c>host</c> or <c>guest</c>.</param>
/// <param name="Group">Such as <c>cast</c>.</param>
/// <param name="ImageUrl">The publisher's address of a picture, or null.</param>
/// <param name="Url">A page about them, or null.</param>
public sealed record PersonDetails(string Name, string Role, string Group, string? ImageUrl, string? Url)
{
    internal static IReadOnlyList<PersonDetails> From(string? stored) => stored is null ? [] : [.. StoredPersons.Read(stored).Select(From)];

    private static PersonDetails From(Person person) => new(person.Name, person.Role, person.Group, person.ImageUrl?.AbsoluteUri, person.Url?.AbsoluteUri);
}
