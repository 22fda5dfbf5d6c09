using System.ComponentModel.DataAnnotations;

namespace Podcasts.Core.Models;

/// <summary>Where models come from.</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>The hub that holds the offered models, or a mirror with the same paths.</summary>
    [Required]
    [RegularExpression("^https?://[^/?#@]+/([^?#]*/)?$", ErrorMessage = "Models:Hub is a web address that ends in a slash, such as https://huggingface.co/.")]
    public Uri Hub { get; init; } = new("https://huggingface.co/");
}
