using FluentValidation;
using Podcasts.Ops.Users;

namespace Podcasts.Api.Account;

/// <summary>Who asks, and what they may do.</summary>
/// <param name="Name">Of the user, or null where nobody is signed in.</param>
/// <param name="Role">reader, editor or admin; null where nobody is signed in.</param>
/// <param name="Open">Whether there is no user yet, and everybody at this computer may do everything.</param>
/// <param name="First">Whether there is no user yet and the first one is made with the code in the log.</param>
/// <param name="SignInService">What another service that can be signed in with is called, or null.</param>
public sealed record AccountResponse(string? Name, string? Role, bool Open, bool First, string? SignInService);

/// <summary>A name and a password.</summary>
public sealed record SignInRequest(string? Name, string? Password)
{
    /// <summary>Without the password, so that it cannot slip into a log.</summary>
    public override string ToString() => $"the sign-in of {Name}";
}

/// <summary>The first user.</summary>
/// <param name="Code">The one-time code in the app's log.</param>
/// <param name="Name">What to sign in with.</param>
/// <param name="Password">At least ten characters.</param>
public sealed record CreateFirstRequest(string? Code, string? Name, string? Password)
{
    /// <summary>Without code and password, so that they cannot slip into a log.</summary>
    public override string ToString() => $"the first user {Name}";
}

/// <summary>A new password.</summary>
/// <param name="Current">The one until now.</param>
/// <param name="Password">The new one: at least ten characters.</param>
public sealed record ChangePasswordRequest(string? Current, string? Password)
{
    /// <summary>Without the passwords, so that they cannot slip into a log.</summary>
    public override string ToString() => "a new password";
}

internal static class AccountRules
{
    private const int LongestPassword = 256;

    public static void UserName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= UserRecord.LongestName && !name.Any(char.IsControl) && name == name.Trim())
            .WithMessage($"A name has 1 to {UserRecord.LongestName} characters.");

    public static IRuleBuilderOptions<T, string?> Password<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(password => password?.Length is > 0 and <= LongestPassword).WithMessage($"A password has 10 to {LongestPassword} characters.");
}

internal sealed class SignInRequestValidator : AbstractValidator<SignInRequest>
{
    public SignInRequestValidator()
    {
        RuleFor(request => request.Name).UserName();
        RuleFor(request => request.Password).Password();
    }
}

internal sealed class CreateFirstRequestValidator : AbstractValidator<CreateFirstRequest>
{
    public CreateFirstRequestValidator()
    {
        RuleFor(request => request.Code).Must(code => code?.Length is > 0 and < 100).WithMessage("The code is in the app's log.");
        RuleFor(request => request.Name).UserName();
        RuleFor(request => request.Password).Password();
    }
}

internal sealed class ChangePasswordRequestValidator : AbstractValidator<ChangePasswordRequest>
{
    public ChangePasswordRequestValidator()
    {
        RuleFor(request => request.Current).NotNull().WithMessage("Enter the present password, too.");
        RuleFor(request => request.Password).Password();
    }
}
