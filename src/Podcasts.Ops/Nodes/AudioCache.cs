using Microsoft.Extensions.Options;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Nodes;

/// <summary>audio/ of a node that fetches its audio: at most <see cref="NodeOptions.CacheMegabytes"/>, and what was used longest ago goes first.</summary>
public sealed class AudioCache(DataFolder data, IOptions<NodeOptions> node, TimeProvider time)
{
    // What an execution may be reading still.
    private static readonly TimeSpan InUse = TimeSpan.FromHours(1);

    /// <summary>Says that some audio is used now.</summary>
    public void Touch(string name) => File.SetLastWriteTimeUtc(Path.Combine(data.Audio, name), time.GetUtcNow().UtcDateTime);

    /// <summary>Deletes what was used longest ago, with what was made of it, until <paramref name="bytes"/> more fit.</summary>
    public void MakeRoom(long bytes)
    {
        var known = new DirectoryInfo(data.Audio).EnumerateFiles().GroupBy(file => file.Name.Split('.')[0])
            .Select(files => (Files: files.ToList(), Bytes: files.Sum(file => file.Length), Used: files.Max(file => file.LastWriteTimeUtc)))
            .OrderBy(audio => audio.Used)
            .ToList();
        var over = known.Sum(audio => audio.Bytes) + bytes - ((long)node.Value.CacheMegabytes << 20);
        foreach (var audio in known.Where(audio => time.GetUtcNow() - audio.Used > InUse))
        {
            if (over <= 0)
            {
                return;
            }

            audio.Files.ForEach(file => file.Delete());
            over -= audio.Bytes;
        }
    }
}
