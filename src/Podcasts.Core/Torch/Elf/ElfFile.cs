using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace Podcasts.Core.Torch.Elf;

/// <summary>What the loader of Linux would look for in a shared library: names that it needs and gives, and versions of them.</summary>
/// <remarks>64-bit little-endian files only. Layout: System V ABI, and its chapter "Symbol Versioning" of the Linux Standard Base.</remarks>
public sealed unsafe class ElfFile : IDisposable
{
    private const int HeaderSize = 64;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly ElfSection[] _sections;

    private ElfFile(FileStream stream)
    {
        (Path, Length) = (stream.Name, stream.Length);
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        try
        {
            _sections = ReadSections();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    private long Length { get; }

    /// <summary>Maps a file; little of it is read.</summary>
    /// <exception cref="InvalidDataException">It is no shared library for x64, or cut short.</exception>
    public static ElfFile Open(string path)
    {
        var stream = File.OpenRead(path); // The length of the file, and not of a link to it.
        if (stream.Length >= HeaderSize)
        {
            return new ElfFile(stream);
        }

        stream.Dispose();
        throw NotAnElfFile(path);
    }

    /// <summary>The libraries that it asks for.</summary>
    public IReadOnlyList<string> Needed()
    {
        const int EntrySize = 16, NeededTag = 1;
        var needed = new List<string>();
        foreach (var section in Of(ElfSection.Dynamic))
        {
            var entries = Bytes(section);
            for (var at = 0; at + EntrySize <= entries.Length; at += EntrySize)
            {
                if (BinaryPrimitives.ReadInt64LittleEndian(entries[at..]) == NeededTag)
                {
                    needed.Add(Text(section, BinaryPrimitives.ReadUInt32LittleEndian(entries[(at + 8)..])));
                }
            }
        }

        return needed;
    }

    /// <summary>The names that must come from a library without versions, as libtorch is.</summary>
    public IReadOnlySet<string> Imports()
    {
        var imports = new HashSet<string>();
        foreach (var symbol in Symbols().Where(symbol => symbol is { IsDefined: false, IsWeak: false, IsVersioned: false }))
        {
            imports.Add(symbol.Name);
        }

        return imports;
    }

    /// <summary>Those of some names that it defines.</summary>
    public IReadOnlySet<string> Exports(IReadOnlySet<string> wanted) => Symbols().Where(symbol => symbol.IsDefined).Select(symbol => symbol.Name).Where(wanted.Contains).ToHashSet();

    /// <summary>The versions that it asks of other libraries, such as GLIBC_2.34 of libc.so.6; those marked weak are left out.</summary>
    public IReadOnlyList<(string Library, string Version)> VersionNeeds()
    {
        const ushort Weak = 2;
        var needs = new List<(string, string)>();
        foreach (var section in Of(ElfSection.VersionNeeds))
        {
            foreach (var need in Chain(section, 0, next: 12))
            {
                var library = Text(section, UInt32(section, need + 4));
                foreach (var version in Chain(section, need + (int)UInt32(section, need + 8), next: 12))
                {
                    if ((BinaryPrimitives.ReadUInt16LittleEndian(Bytes(section)[(version + 4)..]) & Weak) == 0)
                    {
                        needs.Add((library, Text(section, UInt32(section, version + 8))));
                    }
                }
            }
        }

        return needs;
    }

    /// <summary>The versions that it has, such as GLIBCXX_3.4.30.</summary>
    public IReadOnlySet<string> Versions() =>
        Of(ElfSection.VersionDefinitions)
            .SelectMany(section => Chain(section, 0, next: 16).Select(at => Text(section, UInt32(section, at + (int)UInt32(section, at + 12)))))
            .ToHashSet();

    public void Dispose()
    {
        if (_start is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        _view.Dispose();
        _file.Dispose();
    }

    private ElfSection[] ReadSections()
    {
        var header = new ReadOnlySpan<byte>(_start, HeaderSize);
        if (!header.StartsWith("\x7f"u8) || !header[1..].StartsWith("ELF\x02\x01"u8))
        {
            throw NotAnElfFile(Path);
        }

        var (offset, size, count) = (BinaryPrimitives.ReadInt64LittleEndian(header[40..]), BinaryPrimitives.ReadUInt16LittleEndian(header[58..]), BinaryPrimitives.ReadUInt16LittleEndian(header[60..]));
        var table = Bytes(offset, (long)size * count);
        var sections = new ElfSection[count];
        for (var i = 0; i < count; i++)
        {
            sections[i] = ElfSection.Read(table[(i * size)..]);
        }

        return sections;
    }

    private List<ElfSymbol> Symbols()
    {
        const int SymbolSize = 24;
        var symbols = new List<ElfSymbol>();
        foreach (var section in Of(ElfSection.DynamicSymbols))
        {
            var entries = Bytes(section);
            var versions = Of(ElfSection.SymbolVersions).Select(found => (ElfSection?)found).FirstOrDefault() is { } found ? Bytes(found) : [];
            for (var i = 1; (i + 1) * SymbolSize <= entries.Length; i++)
            {
                var entry = entries.Slice(i * SymbolSize, SymbolSize);
                var version = versions.IsEmpty ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(versions[(2 * i)..]) & 0x7fff;
                symbols.Add(new(
                    Text(section, BinaryPrimitives.ReadUInt32LittleEndian(entry)),
                    IsDefined: BinaryPrimitives.ReadUInt16LittleEndian(entry[6..]) != 0,
                    IsWeak: entry[4] >> 4 == 2,
                    IsVersioned: version > 1));
            }
        }

        return symbols;
    }

    // Records that each say how many bytes further the next one stands.
    private List<int> Chain(ElfSection section, int first, int next)
    {
        var places = new List<int> { first };
        while (UInt32(section, places[^1] + next) is var step and > 0)
        {
            places.Add(places[^1] + (int)step);
        }

        return places;
    }

    private IEnumerable<ElfSection> Of(uint type) => _sections.Where(section => section.Type == type);

    private uint UInt32(ElfSection section, int at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(section)[at..]);

    private string Text(ElfSection section, uint at)
    {
        var names = Bytes(_sections[section.Link])[(int)at..];
        return Encoding.ASCII.GetString(names[..names.IndexOf((byte)0)]);
    }

    private ReadOnlySpan<byte> Bytes(ElfSection section) => Bytes(section.Offset, section.Size);

    private ReadOnlySpan<byte> Bytes(long offset, long size) => offset >= 0 && size is >= 0 and <= int.MaxValue && offset + size <= Length
        ? new(_start + offset, (int)size)
        : throw new InvalidDataException($"{System.IO.Path.GetFileName(Path)} is cut short.");

    private static InvalidDataException NotAnElfFile(string path) => new($"{System.IO.Path.GetFileName(path)} is no library for 64-bit Linux.");
}
