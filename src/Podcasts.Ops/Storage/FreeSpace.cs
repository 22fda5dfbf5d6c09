using Microsoft.Extensions.Options;

namespace Podcasts.Ops.Storage;

/// <summary>Watches that the disk of the data folder does not run full.</summary>
public sealed class FreeSpace(DataFolder data, IOptions<StorageOptions> options)
{
    /// <summary>Bytes that are free.</summary>
    public long Bytes => new DriveInfo(data.Root).AvailableFreeSpace;

    /// <summary>Makes sure that there is room for something large before it is fetched.</summary>
    /// <param name="bytes">That are to come.</param>
    /// <param name="what">What a person calls it.</param>
    /// <exception cref="UnavailableException">Too little is free.</exception>
    public void Ensure(long bytes, string what)
    {
        if ((Bytes - bytes) >> 20 < options.Value.ReserveMegabytes)
        {
            throw new UnavailableException($"There is no room for {what}: {bytes >> 20} MB are to come, {Bytes >> 20} MB are free on the disk that holds the data folder, and {options.Value.ReserveMegabytes} MB are kept in reserve (Storage:ReserveMegabytes). Free some space and try again.") { MayPass = true };
        }
    }

    /// <summary>Null, or the sentence that says that less is free than is kept in reserve.</summary>
    public string? Trouble() => Bytes >> 20 is var free && free < options.Value.ReserveMegabytes
        ? $"The disk that holds the data folder is full: {free} MB are free, and {options.Value.ReserveMegabytes} MB are kept in reserve (Storage:ReserveMegabytes). Free some space and try again; nothing that was finished is lost."
        : null;

    /// <exception cref="UnavailableException">Less is free than is kept in reserve.</exception>
    public void Ensure()
    {
        if (Trouble() is { } trouble)
        {
            throw new UnavailableException(trouble) { MayPass = true };
        }
    }
}
