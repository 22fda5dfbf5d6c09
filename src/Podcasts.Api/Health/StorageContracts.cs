using FluentValidation;
using Podcasts.Ops.Health.Storage;

namespace Podcasts.Api.Health;

/// <summary>What a look at everything that is stored has found, so far or in all.</summary>
/// <param name="Thorough">Whether the content of files was compared with their names and checksums.</param>
/// <param name="State">looking, finished, or stopped where it took too long.</param>
/// <param name="Sound">Whether everything was looked at and nothing is wrong.</param>
/// <param name="Message">How it stands, in a sentence.</param>
/// <param name="Checked">What was looked at.</param>
/// <param name="Findings">What is not as it should be, 500 at most.</param>
/// <param name="SetAside">Rows and files that are out of the way and kept, 500 at most.</param>
/// <param name="NotListed">How many more of both there are.</param>
public sealed record StorageResponse(
    bool Thorough,
    string State,
    bool Sound,
    string Message,
    IReadOnlyList<StorageCountResponse> Checked,
    IReadOnlyList<StorageFindingResponse> Findings,
    IReadOnlyList<StorageFindingResponse> SetAside,
    int NotListed)
{
    internal static StorageResponse From(StorageReport r) => new(
        r.Thorough,
        r.State,
        r.Sound,
        r.Message,
        [.. r.Checked.Select(c => new StorageCountResponse(c.Group, c.Count))],
        [.. r.Findings.Select(StorageFindingResponse.From)],
        [.. r.SetAside.Select(StorageFindingResponse.From)],
        r.NotListed);
}

/// <summary>How many things of a group were looked at.</summary>
/// <param name="Group">database, rows, search, audio, images, models or credentials.</param>
public sealed record StorageCountResponse(string Group, int Count);

/// <summary>Something that is not as it should be, or that was set aside.</summary>
/// <param name="Id">What a repair is asked for with.</param>
/// <param name="Group">database, rows, search, audio, images, models, credentials or setAside.</param>
/// <param name="Subject">What a person calls it.</param>
/// <param name="Message">What is wrong, in a sentence; where there is no repair, also what to do.</param>
/// <param name="Repair">What the app can do about it, or null.</param>
public sealed record StorageFindingResponse(string Id, string Group, string Subject, string Message, StorageRepairResponse? Repair)
{
    internal static StorageFindingResponse From(StorageFinding f) => new(
        f.Id, f.Group, f.Subject, f.Message, f.Repair is { } repair ? new(repair.Action, repair.Effect, repair.Costs) : null);
}

/// <summary>What the app can do about a finding.</summary>
/// <param name="Action">setAside, downloadAgain, readFeedAgain, transcribeAgain, identifyAgain or indexAgain.</param>
/// <param name="Effect">What it does, in a sentence.</param>
/// <param name="Costs">What it costs beside a moment, in a sentence; null where nothing.</param>
public sealed record StorageRepairResponse(string Action, string Effect, string? Costs);

/// <summary>What became of a repair.</summary>
/// <param name="Id">The finding's.</param>
/// <param name="Repaired">Whether it is done, or under way by itself.</param>
/// <param name="Message">What was done, or why not, in a sentence.</param>
public sealed record StorageRepairResultResponse(string Id, bool Repaired, string Message)
{
    internal static StorageRepairResultResponse From(StorageRepairResult r) => new(r.Id, r.Repaired, r.Message);
}

/// <summary>What to repair.</summary>
/// <param name="Ids">Of findings; null for all that a quick look finds and the app can repair.</param>
public sealed record RepairStorageRequest(IReadOnlyList<string>? Ids);

internal sealed class RepairStorageRequestValidator : AbstractValidator<RepairStorageRequest>
{
    private const int Most = 500;
    private const int LongestId = 500;

    public RepairStorageRequestValidator()
    {
        RuleFor(r => r.Ids).Must(ids => ids is null || ids.Count <= Most).WithMessage($"At most {Most} findings are repaired at once.");
        RuleForEach(r => r.Ids).NotEmpty().WithMessage("An id is empty.").MaximumLength(LongestId);
    }
}
