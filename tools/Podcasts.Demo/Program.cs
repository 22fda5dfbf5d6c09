using Podcasts.Core.Speakers.Network;
using Podcasts.Core.Torch;
using Podcasts.Demo.Listening;
using Podcasts.Demo.Show;
using Podcasts.Demo.Speakers;
using Podcasts.Demo.Training;
using Podcasts.Demo.Words;

const double AcceptableErrorRate = 0.05;
const double AcceptableWordStart = 0.1;
const double AcceptableDiarizationError = 0.1;
const double LeastRightCount = 0.9;
const double LeastRightSpeaker = 0.95;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var grammar = Grammar.Load();
switch (args)
{
    case ["show", var samples]:
        await new ShowMaker(grammar).WriteAsync(samples, stop.Token);
        return 0;
    case ["train", var folder, var threads]:
        TorchRuntime.Load();
        Memory.Keep();
        TorchSharp.torch.set_num_threads(int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture));
        await Trainer.TrainAsync(grammar, folder, line => Console.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}"), stop.Token);
        return 0;
    case ["train-speakers", var network, var folder, var threads]:
        TorchRuntime.Load();
        Memory.Keep();
        TorchSharp.torch.set_num_threads(int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture));
        TorchSharp.torch.manual_seed(1);
        var mixer = new ConversationMixer(await SpeakerTrainer.OpenBankAsync(grammar, folder, stop.Token));
        using (ILearningTask task = network == "segmentation" ? new SegmentationTask(mixer) : new EmbeddingTask(mixer))
        using (var trainer = new SpeakerTrainer(task, folder, line => Console.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}")))
        {
            await trainer.RunAsync(stop.Token);
        }

        return 0;
    case ["export-speakers", var checkpoints, var models]:
        TorchRuntime.Load();
        SpeakerModels.Write(checkpoints, models);
        return 0;
    case ["evaluate-speakers", var models, var folder]:
        TorchRuntime.Load();
        TorchSharp.torch.set_num_threads(1);
        var evaluation = await SpeakerEvaluation.OpenAsync(grammar, folder, stop.Token);
        Console.WriteLine(NetworkFolder.Read(Path.Combine(models, "segmentation"), evaluation.Segmentation));
        Console.WriteLine(NetworkFolder.Read(Path.Combine(models, "embedding"), evaluation.Embedding));
        return 0;
    case ["export", var checkpoint, var file]:
        TorchRuntime.Load();
        WhisperFile.Write(file, Trainer.Open(new Vocabulary(grammar.Words), checkpoint));
        return 0;
    case ["error-rate", var model, var show, var seed]:
        TorchRuntime.Load();
        using (var rate = new ErrorRate(model, Path.GetTempPath(), stop.Token))
        {
            return await rate.MeasureAsync(show, int.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), stop.Token) <= AcceptableErrorRate ? 0 : 1;
        }

    case ["word-times", var model, var show]:
        TorchRuntime.Load();
        using (var times = new WordTimes(model, stop.Token))
        {
            return await times.MeasureAsync(show, stop.Token) <= AcceptableWordStart ? 0 : 1;
        }

    case ["diarization-error", var models, var folder, var model, var show, var count]:
        TorchRuntime.Load();
        using (var error = new DiarizationError(models))
        {
            var bank = await SpeakerEvaluation.OpenBankAsync(grammar, folder, stop.Token);
            var (rate, rightCount) = error.MeasureConversations(bank, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture), seed: 5, stop.Token);
            var rightSpeaker = await error.MeasureShowAsync(model, show, stop.Token);
            return rate <= AcceptableDiarizationError && rightCount >= LeastRightCount && rightSpeaker >= LeastRightSpeaker ? 0 : 1;
        }

    default:
        Console.Error.WriteLine("""
            show SAMPLES          speaks the sample show into SAMPLES/show
            train FOLDER THREADS  trains the demo model; goes on from the checkpoint in FOLDER if there is one
            export MODEL FILE     writes a checkpoint (FOLDER/model.bin) as a Whisper file
            train-speakers NETWORK FOLDER THREADS  trains the demo network "segmentation" or "embedding"; goes on from its checkpoint in FOLDER
            export-speakers FOLDER MODELS  writes the checkpoints of both as a folder of speaker networks
            evaluate-speakers MODELS FOLDER  prints how well both do on held-out conversations, which it speaks into FOLDER once
            error-rate FILE SHOW SEED  lets the app hear SHOW's episodes and fresh ones; fails above 5 % of words
            diarization-error MODELS FOLDER FILE SHOW COUNT  lets the app tell speakers apart, in COUNT conversations and in SHOW, whose words FILE recognises;
                fails above 10 % of the time, below 90 % of conversations with the right number of speakers, or below 95 % of words with the right speaker
            word-times FILE SHOW  compares the word times that the app finds with the true ones; fails above 100 ms on average
            """);
        return 2;
}
