namespace Podcasts.Core.Episodes;

/// <summary>The containers that are opened at all, by ffmpeg's names. Playlists and scripts are not among them: they could name other files of this machine.</summary>
internal static class AudioFormats
{
    public const string Whitelist = "mp3,aac,ac3,eac3,flac,wav,w64,aiff,caf,au,ogg,mov,matroska,asf,amr,amrnb,amrwb,mpegts,mpeg,avi,flv,ape,wv,tta";

    public static string ContentType(string format, bool hasVideo)
    {
        var kind = hasVideo ? "video" : "audio";
        return format.Split(',')[0] switch
        {
            "mp3" => "audio/mpeg",
            "mov" => $"{kind}/mp4",
            "matroska" => $"{kind}/webm",
            "ogg" => $"{kind}/ogg",
            "aac" => "audio/aac",
            "flac" => "audio/flac",
            "wav" or "w64" => "audio/wav",
            "aiff" => "audio/aiff",
            "asf" => $"{kind}/x-ms-{(hasVideo ? "wmv" : "wma")}",
            "mpegts" => $"{kind}/mp2t",
            _ => "application/octet-stream",
        };
    }
}
