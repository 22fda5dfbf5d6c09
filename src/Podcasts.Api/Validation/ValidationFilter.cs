using FluentValidation;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Podcasts.Api.Validation;

/// <summary>Checks every argument that has a validator, before an action sees it.</summary>
internal sealed class ValidationFilter(IServiceProvider services) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        foreach (var argument in context.ActionArguments.Values.OfType<object>())
        {
            if (services.GetService(typeof(IValidator<>).MakeGenericType(argument.GetType())) is IValidator validator)
            {
                var result = await validator.ValidateAsync(new ValidationContext<object>(argument), context.HttpContext.RequestAborted);
                foreach (var error in result.Errors)
                {
                    context.ModelState.AddModelError(char.ToLowerInvariant(error.PropertyName[0]) + error.PropertyName[1..], error.ErrorMessage);
                }
            }
        }

        if (context.ModelState.IsValid)
        {
            await next();
        }
        else
        {
            context.Result = InvalidRequest.Answer(context);
        }
    }
}
