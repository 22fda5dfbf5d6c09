using Microsoft.AspNetCore.Authorization;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Account;

/// <summary>What role a request takes.</summary>
/// <param name="Role">One of <see cref="Roles"/>; null for a reader where the request only looks, and else an editor.</param>
internal sealed record RoleRequirement(string? Role) : IAuthorizationRequirement
{
    /// <summary>Whether keys are refused.</summary>
    public bool IsPerson { get; init; }

    public string Of(HttpRequest request) => Role ?? (Looks(request) ? Roles.Reader : Roles.Editor);

    public override string ToString() => $"{(IsPerson ? "a person who is " : "")}{Role ?? "reader to look, editor to change"}";

    private static bool Looks(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
}

/// <summary>Compares the role that a request takes with that of whoever sends it.</summary>
internal sealed class RoleHandler : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        var user = context.User;
        if (context.Resource is HttpContext http && Roles.Allows(user.Role(), requirement.Of(http.Request)) && !(requirement.IsPerson && user.IsKey()))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
