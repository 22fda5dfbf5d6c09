using Podcasts.Demo.Words;
using TorchSharp;
using static TorchSharp.torch;

namespace Podcasts.Demo.Training;

/// <summary>What training makes small.</summary>
public sealed class Losses
{
    private const double TimeBlur = 1.2;
    private readonly Vocabulary _vocabulary;
    private readonly Tensor _softTimes;

    /// <summary>Prepares the soft targets of times: neighbours within a few steps of 20 ms are nearly right.</summary>
    public Losses(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        using var scope = NewDisposeScope();
        var time = arange(Vocabulary.Times, dtype: ScalarType.Float32);
        _softTimes = (-(time.unsqueeze(0) - time.unsqueeze(1)).square() / (2 * TimeBlur * TimeBlur)).softmax(-1).DetachFromDisposeScope();
    }

    /// <summary>Nats a token over the targets, times blurred.</summary>
    public Tensor Text(Tensor logits, Tensor targets)
    {
        var flat = targets.view(-1);
        var rows = flat.ge(0).nonzero().view(-1);
        var (chosen, logs) = (flat.index_select(0, rows), logits.view(-1, logits.size(-1)).index_select(0, rows).log_softmax(-1));
        var words = chosen.lt(_vocabulary.FirstTime).nonzero().view(-1);
        var times = chosen.ge(_vocabulary.FirstTime).nonzero().view(-1);
        var wordLoss = logs.index_select(0, words).gather(1, chosen.index_select(0, words).unsqueeze(1)).sum();
        var soft = _softTimes.index_select(0, chosen.index_select(0, times) - _vocabulary.FirstTime);
        var timeLoss = (logs.index_select(0, times).narrow(1, _vocabulary.FirstTime, Vocabulary.Times) * soft).sum();
        return -(wordLoss + timeLoss) / rows.size(0);
    }

    /// <summary>How little head 0 of the cross attention listens to where the word is.</summary>
    public static Tensor Guide(Tensor weights, Tensor where)
    {
        var (mass, wanted) = ((weights * where).sum(-1), where.amax(-1));
        return -((mass + 1e-5).log() * wanted).sum() / wanted.sum().clamp_min(1);
    }

    /// <summary>Cross entropy of the words heard, frame by frame.</summary>
    public static Tensor Frames(Tensor logits, Tensor words) =>
        nn.functional.cross_entropy(logits.view(-1, logits.size(-1)), words.view(-1));
}
