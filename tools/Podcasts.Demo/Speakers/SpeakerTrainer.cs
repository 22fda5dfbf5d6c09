using System.Diagnostics;
using System.Globalization;
using Podcasts.Demo.Training;
using Podcasts.Demo.Voices;
using Podcasts.Demo.Words;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Podcasts.Demo.Speakers;

/// <summary>Trains a network step by step; can stop and go on from its last checkpoint.</summary>
public sealed class SpeakerTrainer : IDisposable
{
    private const int Sentences = 120;
    private const int CheckpointEvery = 100;
    private const int LogEvery = 20;
    private const int WarmUp = 50;
    private const double LargestGradient = 1;
    private readonly ILearningTask _task;
    private readonly string _folder;
    private readonly Action<string> _log;
    private readonly Parameter[] _parameters;
    private readonly AdamW _optimizer;
    private int _step;

    /// <summary>Prepares a run, from its last checkpoint if it has one.</summary>
    /// <param name="task">The network.</param>
    /// <param name="folder">Where checkpoints lie.</param>
    /// <param name="log">Takes lines for the reader.</param>
    public SpeakerTrainer(ILearningTask task, string folder, Action<string> log)
    {
        (_task, _folder, _log) = (task, folder, log);
        _parameters = [.. task.Learnt.Values.OfType<Parameter>()];
        _optimizer = optim.AdamW(_parameters, task.Rate, 0.9, 0.99, weight_decay: 0.01);
        if (File.Exists(StepPath))
        {
            Restore();
        }

        _log($"{task.Name}: {_parameters.Sum(p => p.numel())} parameters, from step {_step}");
    }

    private string StepPath => Path.Combine(_folder, _task.Name + ".step");

    private string OptimizerPath => Path.Combine(_folder, _task.Name + ".optimizer");

    private string WeightsPath => Path.Combine(_folder, _task.Name + ".weights");

    /// <summary>What the networks learn from: every voice says other sentences of the training corpus.</summary>
    public static Task<List<BankedUtterance>> OpenBankAsync(Grammar grammar, string folder, CancellationToken cancellationToken) =>
        UtteranceBank.OpenAsync(Path.Combine(folder, "bank.bin"), Corpus.Training(grammar).Take(Sentences * SpeakerVoices.All.Count), SpeakerVoices.All, cancellationToken);

    /// <summary>The weights of the last checkpoint.</summary>
    public static Dictionary<string, Tensor> Open(string folder, string name)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(folder, name + ".weights")));
        return Enumerable.Range(0, reader.ReadInt32()).Select(_ => (Name: reader.ReadString(), Tensor: Read(reader))).ToDictionary(t => t.Name, t => t.Tensor);
    }

    /// <summary>Trains to the end of the recipe.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var cpu = Process.GetCurrentProcess();
        var sum = 0.0;
        var drawing = DrawAsync(_step);
        for (; _step < _task.Steps; _step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = await drawing;
            drawing = DrawAsync(_step + 1);
            sum += Learn(batch);
            if ((_step + 1) % LogEvery == 0)
            {
                cpu.Refresh();
                _log(string.Create(CultureInfo.InvariantCulture, $"{_task.Name} {_step + 1}: loss {sum / LogEvery:f3}; CPU {cpu.TotalProcessorTime.TotalMinutes:f1} min"));
                sum = 0;
            }

            if ((_step + 1) % CheckpointEvery == 0 || _step + 1 == _task.Steps)
            {
                Save(_step + 1);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _optimizer.Dispose();

    private Task<object> DrawAsync(int step) => Task.Run(() => _task.Draw(new Random(step)));

    private double Learn(object batch)
    {
        using var scope = NewDisposeScope();
        var progress = (double)_step / _task.Steps;
        foreach (var group in _optimizer.ParamGroups)
        {
            group.LearningRate = _task.Rate * Math.Min(1, (_step + 1.0) / WarmUp) * ((1 + Math.Cos(Math.PI * progress)) / 2);
        }

        _optimizer.zero_grad();
        var loss = _task.Loss(batch, progress);
        loss.backward();
        nn.utils.clip_grad_norm_(_parameters, LargestGradient);
        _optimizer.step();
        return loss.item<float>();
    }

    private void Save(int step)
    {
        using (var writer = new BinaryWriter(File.Create(WeightsPath + ".part")))
        {
            writer.Write(_task.Learnt.Count);
            foreach (var (name, tensor) in _task.Learnt)
            {
                writer.Write(name);
                writer.Write(tensor.shape.Length);
                Array.ForEach(tensor.shape, writer.Write);
                writer.Write(tensor.detach().contiguous().bytes);
            }
        }

        _optimizer.save_state_dict(OptimizerPath);
        File.Move(WeightsPath + ".part", WeightsPath, overwrite: true);
        File.WriteAllText(StepPath, $"{step}");
    }

    private static Tensor Read(BinaryReader reader)
    {
        var shape = Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadInt64()).ToArray();
        var values = new float[shape.Aggregate(1L, (product, size) => product * size)];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
        return tensor(values, shape);
    }

    private void Restore()
    {
        using var free = no_grad();
        foreach (var (name, tensor) in Open(_folder, _task.Name))
        {
            _task.Learnt[name].copy_(tensor);
            tensor.Dispose();
        }

        _optimizer.load_state_dict(OptimizerPath);
        _step = int.Parse(File.ReadAllText(StepPath), CultureInfo.InvariantCulture);
    }
}
