using FluentValidation;
using Podcasts.Api.Account;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Users;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Id">What routes call them.</param>
/// <param name="Name">What they sign in with.</param>
/// <param name="Role">reader, editor or admin.</param>
/// <param name="Created">When.</param>
/// <param name="LockedUntil">Until when no password is taken, after too many wrong ones, or null.</param>
/// <param name="Elsewhere">Whether they come from another sign-in service.</param>
public sealed record UserResponse(string Id, string Name, string Role, DateTimeOffset Created, DateTimeOffset? LockedUntil, bool Elsewhere)
{
    internal static UserResponse From(UserDetails u) => new(u.Id, u.Name, u.Role, u.Created, u.LockedUntil, u.IsElsewhere);
}

/// <summary>A new user.</summary>
/// <param name="Name">What they sign in with.</param>
/// <param name="Password">At least ten characters.</param>
/// <param name="Role">reader, editor or admin; the first user is an admin in any case.</param>
public sealed record AddUserRequest(string? Name, string? Password, string? Role)
{
    /// <summary>Without the password, so that it cannot slip into a log.</summary>
    public override string ToString() => $"the user {Name}";
}

/// <summary>What is to change of a user; what is null stays.</summary>
/// <param name="Role">reader, editor or admin.</param>
/// <param name="Password">At least ten characters.</param>
public sealed record ChangeUserRequest(string? Role, string? Password)
{
    /// <summary>Without the password, so that it cannot slip into a log.</summary>
    public override string ToString() => $"a user's change to {Role}";
}

internal sealed class AddUserRequestValidator : AbstractValidator<AddUserRequest>
{
    public AddUserRequestValidator()
    {
        RuleFor(request => request.Name).UserName();
        RuleFor(request => request.Password).Password();
        RuleFor(request => request.Role).Must(role => role is not null && Roles.All.Contains(role)).WithMessage("A role is reader, editor or admin.");
    }
}

internal sealed class ChangeUserRequestValidator : AbstractValidator<ChangeUserRequest>
{
    public ChangeUserRequestValidator()
    {
        RuleFor(request => request.Role).Must(role => role is null || Roles.All.Contains(role)).WithMessage("A role is reader, editor or admin.");
        RuleFor(request => request.Password).Password().When(request => request.Password is not null);
    }
}
