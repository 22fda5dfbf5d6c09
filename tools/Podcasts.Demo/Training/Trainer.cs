using System.Diagnostics;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>Trains the demo model step by step; can stop and go on from its last checkpoint.</summary>
public sealed class Trainer : IDisposable
{
    private const int CheckpointEvery = 250;
    private const int EvaluateEvery = 500;
    private const int LogEvery = 50;
    private const int WarmUp = 100;
    private const double LargestGradient = 1;
    private readonly string _folder;
    private readonly Action<string> _log;
    private readonly Evaluation _evaluation;
    private readonly BatchMaker _batches;
    private readonly Losses _losses;
    private readonly DemoModel _model;
    private readonly AdamW _optimizer;
    private int _step;

    /// <summary>Prepares a run, from its last checkpoint if it has one.</summary>
    /// <param name="bank">What to learn from.</param>
    /// <param name="test">What to be tested with.</param>
    /// <param name="vocabulary">The words.</param>
    /// <param name="folder">Where checkpoints lie.</param>
    /// <param name="log">Takes lines for the reader.</param>
    public Trainer(List<BankedUtterance> bank, List<BankedUtterance> test, Vocabulary vocabulary, string folder, Action<string> log)
    {
        (_folder, _log) = (folder, log);
        manual_seed(1);
        _model = new DemoModel(vocabulary);
        _batches = new BatchMaker(bank, vocabulary);
        _losses = new Losses(vocabulary);
        _evaluation = new Evaluation(test);
        _optimizer = optim.AdamW(_model.parameters(), 1e-3, 0.9, 0.98, weight_decay: 0.01);
        if (File.Exists(ModelPath))
        {
            _model.load(ModelPath);
            _optimizer.load_state_dict(Path.Combine(_folder, "optimizer.bin"));
            _step = int.Parse(File.ReadAllText(Path.Combine(_folder, "step")), System.Globalization.CultureInfo.InvariantCulture);
        }

        _log($"{_model.parameters().Sum(p => p.numel())} parameters, from step {_step}");
    }

    /// <summary>The whole recipe: speaks what to learn from, trains, and leaves FOLDER/model.bin.</summary>
    public static async Task TrainAsync(Grammar grammar, string folder, Action<string> log, CancellationToken cancellationToken)
    {
        var bank = await UtteranceBank.OpenAsync(Path.Combine(folder, "bank.bin"), Corpus.Training(grammar), Voice.All, cancellationToken);
        var test = await UtteranceBank.OpenAsync(Path.Combine(folder, "test.bin"), Corpus.Test(grammar), Voice.All, cancellationToken);
        using var trainer = new Trainer(bank, test, new Vocabulary(grammar.Words), folder, log);
        await trainer.RunAsync(cancellationToken);
    }

    /// <summary>The model of a checkpoint.</summary>
    public static DemoModel Open(Vocabulary vocabulary, string path)
    {
        var model = new DemoModel(vocabulary);
        model.load(path);
        return model;
    }

    private string ModelPath => Path.Combine(_folder, "model.bin");

    /// <summary>Trains to the end of the recipe.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var cpu = Process.GetCurrentProcess();
        var sums = new double[4];
        var making = MakeAsync(_step);
        for (; Stage.At(_step) is var (stage, progress); _step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var batch = (await making)!;
            making = MakeAsync(_step + 1);
            var losses = Learn(batch, stage, stage.RateAt(progress) * Math.Min(1, (_step + 1.0) / WarmUp));
            sums = sums.Zip(losses, (a, b) => a + b).ToArray();
            if ((_step + 1) % LogEvery == 0)
            {
                cpu.Refresh();
                _log($"{stage.Name} {_step + 1}: text {sums[0] / LogEvery:f3} guide {sums[1] / LogEvery:f3} frames {sums[2] / LogEvery:f3} {sums[3] / LogEvery:f3}; CPU {cpu.TotalProcessorTime.TotalMinutes:f1} min");
                sums = new double[4];
            }

            if ((_step + 1) % CheckpointEvery == 0)
            {
                Save(_step + 1);
            }

            if ((_step + 1) % EvaluateEvery == 0)
            {
                _log(_evaluation.Report(_model));
            }
        }

        Save(_step);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _evaluation.Dispose();
        _batches.Dispose();
        _optimizer.Dispose();
        _model.Dispose();
    }

    private async Task<Batch?> MakeAsync(int step) =>
        Stage.At(step) is var (stage, _) ? await Task.Run(() => _batches.Make(step, stage)) : null;

    private double[] Learn(Batch batch, Stage stage, double rate)
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        var (sound, early, late) = _model.Encode(batch.Mel, batch.Offsets);
        var (logits, weights) = _model.Decode(batch.Inputs, sound);
        var text = _losses.Text(logits, batch.Targets);
        var guide = Losses.Guide(weights[0], batch.Said) + Losses.Guide(weights[1], batch.Next) + Losses.Guide(weights[2], batch.Next);
        var (framesEarly, framesLate) = (Losses.Frames(early, batch.FrameWords), Losses.Frames(late, batch.FrameWords));
        var loss = text + (guide * (stage.Guide / 3)) + ((framesLate + (framesEarly * 0.3)) * stage.Frames);
        loss.backward();
        nn.utils.clip_grad_norm_(_model.parameters(), LargestGradient);
        foreach (var group in _optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }

        _optimizer.step();
        return [text.item<float>(), guide.item<float>() / 3, framesEarly.item<float>(), framesLate.item<float>()];
    }

    private void Save(int step)
    {
        _model.save(ModelPath + ".part");
        _optimizer.save_state_dict(Path.Combine(_folder, "optimizer.bin"));
        File.Move(ModelPath + ".part", ModelPath, overwrite: true);
        File.WriteAllText(Path.Combine(_folder, "step"), $"{step}");
    }
}
