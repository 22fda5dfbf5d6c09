using System.Security.Cryptography;

namespace Podcasts.Ops.Storage.Backups;

/// <summary>Copies a file and tells what went through, so that nothing is read twice to know its hash.</summary>
internal static class CheckedCopy
{
    private const int Block = 1 << 20;

    /// <param name="name">What the file is called in the backup.</param>
    /// <param name="from">Read to its end.</param>
    /// <param name="to">Null to only look.</param>
    /// <param name="cancellationToken">Stops at once.</param>
    public static async Task<BackupFile> RunAsync(string name, Stream from, Stream? to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Block];
        var bytes = 0L;
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            bytes += read;
            if (to is not null)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }

        if (to is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }

        return new(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
