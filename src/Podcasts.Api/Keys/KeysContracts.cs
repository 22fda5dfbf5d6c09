using FluentValidation;
using Podcasts.Ops.Keys;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Keys;

/// <summary>A key that a program shows as <c>Authorization: Bearer</c>, without the key itself.</summary>
/// <param name="Id">What routes call it; the key begins with <c>pk_</c> and this.</param>
/// <param name="Name">What its user calls it.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Role">The most that it may do: reader, editor or admin.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Used">When it was last shown, to the minute; null where never.</param>
public sealed record KeyResponse(string Id, string Name, string User, string Role, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Used)
{
    internal static KeyResponse From(KeyDetails k) => new(k.Id, k.Name, k.User, k.Role, k.Created, k.Expires, k.Used);
}

/// <summary>A key that was just made.</summary>
/// <param name="Key">What is kept of it.</param>
/// <param name="Secret">The key itself. It is told this once.</param>
public sealed record NewKeyResponse(KeyResponse Key, string Secret)
{
    /// <summary>Without the secret, so that it cannot slip into a log.</summary>
    public override string ToString() => $"the key {Key.Name}";

    internal static NewKeyResponse From(NewKey k) => new(KeyResponse.From(k.Details), k.Secret);
}

/// <summary>A key to make.</summary>
/// <param name="Name">What to call it, such as the program that will show it.</param>
/// <param name="Role">The most that it may do: reader, editor or admin; no more than its user.</param>
/// <param name="Days">How long it holds: 1 to 366.</param>
public sealed record CreateKeyRequest(string? Name, string? Role, int? Days);

internal sealed class CreateKeyRequestValidator : AbstractValidator<CreateKeyRequest>
{
    private const int MostDays = 366;

    public CreateKeyRequestValidator()
    {
        RuleFor(request => request.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= KeyRecord.LongestName)
            .WithMessage($"A key's name has 1 to {KeyRecord.LongestName} characters.");
        RuleFor(request => request.Role).Must(role => role is not null && Roles.All.Contains(role)).WithMessage("A role is reader, editor or admin.");
        RuleFor(request => request.Days).Must(days => days is >= 1 and <= MostDays).WithMessage($"A key holds for 1 to {MostDays} days.");
    }
}
