using System.Xml.Linq;

namespace Podcasts.Core.Podcasts;

/// <summary>Finds elements by name and kind of namespace, since feeds spell the addresses of namespaces in many ways.</summary>
internal static class FeedElements
{
    public static IEnumerable<XElement> Itunes(this XElement parent, string name) => parent.Named("itunes", name);

    public static IEnumerable<XElement> Media(this XElement parent, string name) =>
        parent.Named("mrss", name).Concat(parent.Named("mrss", "group").SelectMany(group => group.Named("mrss", name)));

    public static IEnumerable<XElement> Content(this XElement parent, string name) => parent.Named("modules/content", name);

    public static IEnumerable<XElement> DublinCore(this XElement parent, string name) => parent.Named("purl.org/dc/", name);

    /// <summary>The Podcasting 2.0 namespace, by its address of today or of before.</summary>
    public static IEnumerable<XElement> Podcasting(this XElement parent, string name) => parent.Named("podcastindex", name);

    /// <summary>Podlove's simple chapters.</summary>
    public static IEnumerable<XElement> Podlove(this XElement parent, string name) => parent.Named("podlove.org/simple-chapters", name);

    /// <summary>Elements of RSS or Atom itself.</summary>
    public static IEnumerable<XElement> Own(this XElement parent, string name) =>
        parent.Elements().Where(element => element.Name.LocalName == name && element.Name.Namespace == parent.Name.Namespace);

    /// <summary>The first text that says anything.</summary>
    public static string? FirstText(params IEnumerable<XElement>[] candidates) =>
        candidates.SelectMany(elements => elements).Select(element => element.Value).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static IEnumerable<XElement> Named(this XElement parent, string space, string name) => parent.Elements().Where(element =>
        element.Name.LocalName == name && element.Name.NamespaceName.Contains(space, StringComparison.OrdinalIgnoreCase));
}
