namespace Podcasts.Core.Transcribe.WhisperNet;

public sealed partial class WhisperNetLoader
{
    static partial void UseAdapter(ref LoadEngine? load) => load = WhisperNetEngine.Load;
}
