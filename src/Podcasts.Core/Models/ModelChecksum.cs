namespace Podcasts.Core.Models;

/// <summary>A fingerprint that a file must have, as its publisher or several others who fetched it give it.</summary>
/// <param name="Algorithm"><c>sha256</c>, or <c>sha1</c> where no better one is published.</param>
/// <param name="Value">Lower-case hexadecimal digits.</param>
public sealed record ModelChecksum(string Algorithm, string Value)
{
    public string Algorithm { get; } = Algorithm is "sha256" or "sha1" ? Algorithm : throw new ArgumentOutOfRangeException(nameof(Algorithm));

    public string Value { get; } = Value.Length == (Algorithm == "sha1" ? 40 : 64) && Value.All(char.IsAsciiHexDigitLower)
        ? Value
        : throw new ArgumentException("A checksum is written in 64 (sha256) or 40 (sha1) lower-case hexadecimal digits.", nameof(Value));
}
