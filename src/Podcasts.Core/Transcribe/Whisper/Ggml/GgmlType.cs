namespace Podcasts.Core.Transcribe.Whisper.Ggml;

/// <summary>How the values of a tensor are stored in a GGML file. The numbers are the file's own.</summary>
public enum GgmlType
{
    Float32 = 0,
    Float16 = 1,
    Q4_0 = 2,
    Q4_1 = 3,
    Q5_0 = 6,
    Q5_1 = 7,
    Q8_0 = 8,
}
