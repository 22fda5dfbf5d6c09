namespace Podcasts.Demo.Speakers;

/// <summary>The folder of the demo speaker networks, laid out as pyannote's own.</summary>
public static class SpeakerModels
{
    /// <summary>Writes the networks of the last checkpoints and the list of the voices that they tell apart.</summary>
    /// <param name="checkpoints">Where <see cref="SpeakerTrainer"/> left them.</param>
    /// <param name="models">The folder samples/models/speakers.</param>
    public static void Write(string checkpoints, string models)
    {
        Write("segmentation", "");
        Write("embedding", "resnet.");
        File.WriteAllLines(Path.Combine(models, "voices.txt"), SpeakerVoices.Listed.Select(voice => voice.Describe()));

        void Write(string network, string prefix)
        {
            var tensors = SpeakerTrainer.Open(checkpoints, network).Where(tensor => tensor.Key != EmbeddingTask.Voices);
            Directory.CreateDirectory(Path.Combine(models, network));
            SafetensorsWriter.Write(Path.Combine(models, network, "model.safetensors"), tensors.Select(tensor => KeyValuePair.Create(prefix + tensor.Key, tensor.Value)));
        }
    }
}
