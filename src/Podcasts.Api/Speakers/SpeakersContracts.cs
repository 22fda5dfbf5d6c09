using FluentValidation;
using Podcasts.Ops.Speakers;

namespace Podcasts.Api.Speakers;

/// <summary>Somebody who speaks in a show, or is said to.</summary>
/// <param name="Id">Null while nobody has been named so.</param>
/// <param name="Podcast">Id of the show.</param>
/// <param name="Name">As given, or as the feed says.</param>
/// <param name="Episodes">In how many a speaker has the name.</param>
/// <param name="Prints">Voice prints that are kept, one from an episode.</param>
/// <param name="Solo">Seconds that the person was heard alone in those.</param>
/// <param name="Cast">Whether the feed or the show notes name them.</param>
public sealed record PersonOverviewResponse(string? Id, string Podcast, string Name, int Episodes, int Prints, double Solo, bool Cast)
{
    internal static PersonOverviewResponse From(PersonOverview p) => new(
        p.Id, p.Podcast, p.Name, p.Episodes, p.Prints, Math.Round(p.Solo.TotalSeconds, 3), p.Cast);
}

/// <summary>What a person is called.</summary>
/// <param name="Name">In all episodes.</param>
public sealed record RenamePersonRequest(string? Name);

internal sealed class RenamePersonRequestValidator : AbstractValidator<RenamePersonRequest>
{
    public RenamePersonRequestValidator() => RuleFor(request => request.Name)
        .Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= PersonRecord.LongestName && !name.Any(char.IsControl))
        .WithMessage("A name is one line of at most 100 characters.");
}
