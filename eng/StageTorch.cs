using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Fills the folder of native torch libraries that all projects of this checkout share.</summary>
public sealed class StageTorch : Task
{
    [Required]
    public string TorchSharp { get; set; }

    /// <summary>The files of libtorch; none where the machine brings its own.</summary>
    public ITaskItem[] LibTorch { get; set; }

    [Required]
    public string Target { get; set; }

    public override bool Execute()
    {
        Directory.CreateDirectory(Target);
        foreach (var file in LibTorch ?? new ITaskItem[0])
        {
            Link(file.GetMetadata("FullPath"), Path.Combine(Target, Path.GetFileName(file.ItemSpec)));
        }

        var library = Path.Combine(TorchSharp, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        var changed = WeakSymbolVersion.Copy(library, Path.Combine(Target, "libLibTorchSharp.so"), "GLIBCXX_3.4.32");
        Log.LogMessage(MessageImportance.High, "Torch natives are in {0}; GLIBCXX_3.4.32 made weak in {1} place(s).", Target, changed);
        File.WriteAllText(Path.Combine(Target, "staged"), "");
        return true;
    }

    private static void Link(string source, string target)
    {
        File.Delete(target);
        using (var ln = Process.Start("ln", "-s \"" + source + "\" \"" + target + "\""))
        {
            ln.WaitForExit();
            if (ln.ExitCode != 0)
            {
                throw new IOException("ln -s " + source + " " + target + " failed with exit code " + ln.ExitCode + ".");
            }
        }
    }
}

/// <summary>
/// Marks one required symbol version of an ELF file as weak, so that the loader warns instead of refusing.
/// </summary>
/// <remarks>
/// libLibTorchSharp.so 0.107.0 asks for GLIBCXX_3.4.32 (GCC 13) because of a symbol that it never calls; Debian 12 has
/// 3.4.30. Setting VER_FLG_WEAK on that one entry of <c>.gnu.version_r</c> changes a single byte and lets the file load.
/// See docs/decisions/0004-torch-natives.md. Layout: System V ABI, "Symbol Versioning" (Elf64_Verneed, Elf64_Vernaux).
/// </remarks>
internal static class WeakSymbolVersion
{
    private const uint VersionNeedsSection = 0x6ffffffe;
    private const ushort WeakFlag = 2;

    /// <summary>Copies <paramref name="source"/> to <paramref name="target"/> with <paramref name="version"/> made weak.</summary>
    /// <returns>How many entries were changed; 0 where the file does not ask for that version.</returns>
    /// <exception cref="InvalidDataException">The file is not a 64-bit little-endian ELF file.</exception>
    public static int Copy(string source, string target, string version)
    {
        var bytes = File.ReadAllBytes(source);
        var changed = MakeWeak(bytes, version);
        File.WriteAllBytes(target, bytes);
        return changed;
    }

    /// <summary>Makes <paramref name="version"/> weak wherever the file in <paramref name="elf"/> requires it.</summary>
    public static int MakeWeak(byte[] elf, string version)
    {
        if (elf.Length < 64 || elf[0] != 0x7f || elf[1] != 'E' || elf[2] != 'L' || elf[3] != 'F' || elf[4] != 2 || elf[5] != 1)
        {
            throw new InvalidDataException("This is not a 64-bit little-endian ELF file.");
        }

        var sections = (int)BitConverter.ToInt64(elf, 40);
        var sectionSize = BitConverter.ToUInt16(elf, 58);
        var sectionCount = BitConverter.ToUInt16(elf, 60);
        var changed = 0;
        for (var i = 0; i < sectionCount; i++)
        {
            var header = sections + (i * sectionSize);
            if (BitConverter.ToUInt32(elf, header + 4) == VersionNeedsSection)
            {
                var names = (int)BitConverter.ToInt64(elf, sections + ((int)BitConverter.ToUInt32(elf, header + 40) * sectionSize) + 24);
                changed += MakeWeak(elf, (int)BitConverter.ToInt64(elf, header + 24), names, version);
            }
        }

        return changed;
    }

    private static int MakeWeak(byte[] elf, int need, int names, string version)
    {
        var changed = 0;
        for (int next; ; need += next)
        {
            var entry = need + (int)BitConverter.ToUInt32(elf, need + 8);
            for (int step; ; entry += step)
            {
                if (Name(elf, names + (int)BitConverter.ToUInt32(elf, entry + 8)) == version)
                {
                    elf[entry + 4] |= (byte)WeakFlag;
                    changed++;
                }

                step = (int)BitConverter.ToUInt32(elf, entry + 12);
                if (step == 0)
                {
                    break;
                }
            }

            next = (int)BitConverter.ToUInt32(elf, need + 12);
            if (next == 0)
            {
                return changed;
            }
        }
    }

    private static string Name(byte[] elf, int start) =>
        Encoding.ASCII.GetString(elf, start, Array.IndexOf(elf, (byte)0, start) - start);
}
