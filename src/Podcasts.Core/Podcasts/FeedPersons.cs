using System.Xml.Linq;

namespace Podcasts.Core.Podcasts;

/// <summary>Reads who takes part, of a channel or an item.</summary>
internal static class FeedPersons
{
    private const int Most = 50;

    public static Person[] Read(XElement parent, Uri start) =>
    [
        .. parent.Podcasting("person")
            .Select(element => new Person(
                PlainText.Of(element.Value),
                Word(element, "role") ?? "host",
                Word(element, "group") ?? "cast",
                FeedUrls.Resolve(start, (string?)element.Attribute("img")),
                FeedUrls.Resolve(start, (string?)element.Attribute("href"))))
            .Where(person => person.Name.Length > 0)
            .DistinctBy(person => (person.Name, person.Role))
            .Take(Most),
    ];

    private static string? Word(XElement element, string attribute) => PlainText.Of((string?)element.Attribute(attribute)).ToLowerInvariant() is { Length: > 0 } word ? word : null;
}
