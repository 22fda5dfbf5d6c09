using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Podcasts.Core.Models;

/// <summary>Where models come from.</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>The hub that holds the offered models, or a mirror with the same paths.</summary>
    [Required]
    [RegularExpression("https?://[^/?#@]+/([^?#]*/)?", ErrorMessage = "Models:Hub is a web address that ends in a slash, such as https://huggingface.co/.")]
    public Uri Hub { get; init; } = new("https://huggingface.co/");

    /// <summary>A file like <c>catalog.json</c> that offers other models; null offers the app's own list.</summary>
    public string? Catalog { get; init; }
}

/// <summary>A catalog that cannot be used stops the start, not the first download.</summary>
internal sealed class ValidateModelsOptions : IValidateOptions<ModelsOptions>
{
    public ValidateOptionsResult Validate(string? name, ModelsOptions options)
    {
        try
        {
            OfferedModels.Read(options.Catalog);
            return ValidateOptionsResult.Success;
        }
        catch (ModelFileException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
