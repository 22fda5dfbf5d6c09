namespace Podcasts.Core.Podcasts;

/// <summary>Names and words that are likely to be said in an episode, for the recogniser to expect.</summary>
public static class ShowVocabulary
{
    /// <summary>Words; a model can be told of a few hundred tokens at most.</summary>
    public const int Most = 100;

    private const int LongestWord = 80;

    /// <summary>Collects them, the most important first, since a model may have room for some only.</summary>
    /// <param name="words">The show's own word list, as a person wrote it.</param>
    /// <param name="title">The show's title.</param>
    /// <param name="persons">Hosts and guests, of the episode and of the show.</param>
    /// <param name="notes">The episode's show notes as sanitised HTML.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> words, string title, IEnumerable<Person> persons, string notes) =>
    [
        .. words
            .Concat(persons.Select(person => person.Name))
            .Append(title)
            .Concat(NotesNames.Find(notes))
            .Select(word => word.Trim())
            .Where(word => word.Length is > 0 and <= LongestWord)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Most),
    ];
}
