using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.Directories;

namespace Podcasts.Api.Directories;

/// <summary>Which shows to look for.</summary>
public sealed record FindShowsRequest
{
    /// <summary>Of the show, or a part of it, or who makes it.</summary>
    [FromQuery(Name = "name")]
    public string? Name { get; init; }
}

/// <summary>What directories know by a name.</summary>
/// <param name="Shows">The best first, each feed once.</param>
/// <param name="Problems">Why a directory could not be asked; the others' shows are here all the same.</param>
public sealed record FoundShowsResponse(IReadOnlyList<FoundShowResponse> Shows, IReadOnlyList<string> Problems)
{
    internal static FoundShowsResponse From(FoundShows found) => new([.. found.Shows.Select(FoundShowResponse.From)], found.Problems);
}

/// <summary>A show that a directory lists.</summary>
/// <param name="Author">Possibly empty.</param>
/// <param name="FeedUrl">What POST /api/podcasts wants in order to add it.</param>
/// <param name="Image">Path of its picture, which we hand on for a while, or null.</param>
/// <param name="Directory">Who lists it.</param>
/// <param name="Podcast">Its id where it is here already, or null.</param>
public sealed record FoundShowResponse(string Title, string Author, string FeedUrl, string? Image, string Directory, string? Podcast)
{
    internal static FoundShowResponse From(FoundShow s) => new(
        s.Title, s.Author, s.FeedUrl, s.Picture is null ? null : $"/api/directories/images/{s.Picture}", s.Directory, s.Podcast);
}

internal sealed class FindShowsRequestValidator : AbstractValidator<FindShowsRequest>
{
    private const int LongestName = 200;

    public FindShowsRequestValidator() => RuleFor(request => request.Name)
        .Must(name => name?.Trim().Length is >= 2 and <= LongestName)
        .WithMessage($"A show is found by 2 to {LongestName} characters of its name.");
}
