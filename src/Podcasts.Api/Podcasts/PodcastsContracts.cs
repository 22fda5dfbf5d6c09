using FluentValidation;
using Podcasts.Api.Episodes;
using Podcasts.Ops.Podcasts;

namespace Podcasts.Api.Podcasts;

/// <summary>The feed of a show to add.</summary>
/// <param name="FeedUrl">An http or https address.</param>
public sealed record AddPodcastRequest(string? FeedUrl);

/// <summary>A show.</summary>
/// <param name="Id">Short, opaque, the same after every refresh.</param>
/// <param name="Description">Sanitised HTML, possibly empty.</param>
/// <param name="ImageUrl">The publisher's artwork, or null; our copy is at /api/podcasts/{id}/image.</param>
/// <param name="Language">As the feed says it, such as en-us, or null.</param>
public sealed record PodcastSummaryResponse(string Id, string Title, string Description, string Author, string? ImageUrl, string FeedUrl, string? Language)
{
    internal static PodcastSummaryResponse From(PodcastDetails p) => new(p.Id, p.Title, p.Description, p.Author, p.ImageUrl, p.FeedUrl, p.Language);
}

/// <summary>A show and its episodes.</summary>
/// <param name="Id">Short, opaque, the same after every refresh.</param>
/// <param name="Description">Sanitised HTML, possibly empty.</param>
/// <param name="ImageUrl">The publisher's artwork, or null; our copy is at /api/podcasts/{id}/image.</param>
/// <param name="Language">As the feed says it, such as en-us, or null.</param>
/// <param name="Persons">Who makes it, as the feed says.</param>
/// <param name="Refreshed">When the feed was last read.</param>
/// <param name="Feed">How reading the feed goes.</param>
/// <param name="Episodes">Newest first.</param>
public sealed record PodcastResponse(
    string Id,
    string Title,
    string Description,
    string Author,
    string? ImageUrl,
    string FeedUrl,
    string? Language,
    IReadOnlyList<PersonResponse> Persons,
    DateTimeOffset Refreshed,
    FeedResponse Feed,
    IReadOnlyList<EpisodeSummaryResponse> Episodes)
{
    internal static PodcastResponse From(PodcastDetails p) => new(
        p.Id, p.Title, p.Description, p.Author, p.ImageUrl, p.FeedUrl, p.Language, [.. p.Persons.Select(PersonResponse.From)], p.Refreshed, FeedResponse.From(p.Feed), [.. p.Episodes.Select(EpisodeSummaryResponse.From)]);
}

/// <summary>How reading a show's feed goes.</summary>
/// <param name="Next">When it is read again by itself, or null where that is not known or not wanted.</param>
/// <param name="FailingSince">Since when it cannot be read, or null where it can.</param>
/// <param name="Problem">Why, with a way out, or null.</param>
public sealed record FeedResponse(DateTimeOffset? Next, DateTimeOffset? FailingSince, string? Problem)
{
    internal static FeedResponse From(FeedDetails f) => new(f.Next, f.FailingSince, f.Problem);
}

/// <summary>Somebody who takes part in a show or an episode, as its feed says (podcast:person).</summary>
/// <param name="Role">Such as host or guest.</param>
/// <param name="Group">Such as cast.</param>
/// <param name="ImageUrl">The publisher's address of a picture, or null.</param>
/// <param name="Url">A page about them, or null.</param>
public sealed record PersonResponse(string Name, string Role, string Group, string? ImageUrl, string? Url)
{
    internal static PersonResponse From(PersonDetails p) => new(p.Name, p.Role, p.Group, p.ImageUrl, p.Url);
}

/// <summary>Which episodes of a show to transcribe.</summary>
/// <param name="Which">missing, which is meant where nothing is said, for those without a transcript; all for every one, those with a transcript again.</param>
/// <param name="Season">Of this season alone, or null for the whole show.</param>
public sealed record TranscribePodcastRequest(string? Which, int? Season)
{
    internal const string Missing = "missing";
    internal const string All = "all";
}

/// <summary>What came of it.</summary>
/// <param name="Queued">How many episodes were put in line.</param>
public sealed record TranscribePodcastResponse(int Queued);

internal sealed class TranscribePodcastRequestValidator : AbstractValidator<TranscribePodcastRequest>
{
    public TranscribePodcastRequestValidator()
    {
        RuleFor(request => request.Which).Must(which => which is null or TranscribePodcastRequest.Missing or TranscribePodcastRequest.All)
            .WithMessage("Say missing, for the episodes that have no transcript, or all, to transcribe every one of them again.");
        RuleFor(request => request.Season).GreaterThanOrEqualTo(0).WithMessage("A season is a number such as 3, as the feed counts them.");
    }
}

internal sealed class AddPodcastRequestValidator : AbstractValidator<AddPodcastRequest>
{
    private const int MaximumLength = 4096;

    public AddPodcastRequestValidator() => RuleFor(request => request.FeedUrl)
        .Must(url => url?.Length <= MaximumLength && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        .WithMessage("The feed's address must be a whole web address that starts with http:// or https://. Copy it from the show's website.");
}
