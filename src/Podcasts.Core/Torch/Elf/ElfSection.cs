using System.Buffers.Binary;

namespace Podcasts.Core.Torch.Elf;

/// <summary>A part of a library.</summary>
/// <param name="Link">Number of the section with its names.</param>
internal readonly record struct ElfSection(uint Type, long Offset, long Size, int Link)
{
    public const uint Dynamic = 6;
    public const uint DynamicSymbols = 11;
    public const uint VersionDefinitions = 0x6ffffffd;
    public const uint VersionNeeds = 0x6ffffffe;
    public const uint SymbolVersions = 0x6fffffff;

    public static ElfSection Read(ReadOnlySpan<byte> header) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(header[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(header[24..]),
        BinaryPrimitives.ReadInt64LittleEndian(header[32..]),
        BinaryPrimitives.ReadInt32LittleEndian(header[40..]));
}

/// <summary>A name that a library gives or needs.</summary>
internal readonly record struct ElfSymbol(string Name, bool IsDefined, bool IsWeak, bool IsVersioned);
