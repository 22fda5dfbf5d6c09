using Podcasts.Core.Transcribe.Whisper.Tokens;
using TorchSharp;

namespace Podcasts.Core.Transcribe.Whisper.Decoding;

/// <summary>Bans tokens for a whole batch at once (whisper.md 5.2).</summary>
internal sealed class TokenRules : IDisposable
{
    private readonly SpecialTokens _special;
    private readonly torch.Tensor _always;
    private readonly torch.Tensor _atFirst;
    private readonly torch.Tensor _timestamps;

    /// <summary>Prepares the masks.</summary>
    /// <param name="special">Of the model.</param>
    /// <param name="always">Tokens banned at every step.</param>
    /// <param name="atFirst">Tokens banned at the first step besides.</param>
    /// <param name="device">Where the scores are.</param>
    public TokenRules(SpecialTokens special, IEnumerable<int> always, IEnumerable<int> atFirst, torch.Device device)
    {
        _special = special;
        _always = Mask(always);
        _atFirst = Mask(atFirst);
        _timestamps = torch.arange(special.FirstTimestamp, special.Vocabulary, torch.ScalarType.Int64, device).DetachFromDisposeScope();

        torch.Tensor Mask(IEnumerable<int> banned)
        {
            var mask = new float[special.Vocabulary];
            foreach (var id in banned)
            {
                mask[id] = float.NegativeInfinity;
            }

            return torch.tensor(mask, device: device).DetachFromDisposeScope();
        }
    }

    /// <summary>Sets the scores of all banned tokens to minus infinity, in place.</summary>
    /// <param name="logits">[rows, vocabulary], float32.</param>
    /// <param name="rows">What was chosen in each row so far.</param>
    /// <param name="first">True at the first step.</param>
    public void Apply(torch.Tensor logits, IReadOnlyList<TimestampState> rows, bool first)
    {
        using var scope = torch.NewDisposeScope();
        logits.add_(_always);
        if (first)
        {
            logits.add_(_atFirst);
        }

        if (rows.Any(row => row.TextBanned))
        {
            Ban(logits.narrow(1, 0, _special.EndOfText), Column(rows.Select(row => row.TextBanned ? 1L : 0)).to(torch.ScalarType.Bool));
        }

        var timestamps = logits.narrow(1, _special.FirstTimestamp, _timestamps.size(0));
        Ban(timestamps, (_timestamps < Column(rows.Select(row => (long)row.Floor))) | (_timestamps > Column(rows.Select(row => (long)row.Ceiling))));

        // A timestamp it is if the timestamps together are likelier than the likeliest other token.
        var others = logits.narrow(1, 0, _special.FirstTimestamp);
        var likelier = timestamps.logsumexp(1, keepdim: true) > others.amax([1], keepdim: true);
        if (likelier.any().item<bool>())
        {
            Ban(others, likelier);
        }

        torch.Tensor Column(IEnumerable<long> values) => torch.tensor(values.ToArray(), [rows.Count, 1], device: logits.device);
    }

    private static void Ban(torch.Tensor logits, torch.Tensor where) => logits.masked_fill_(where, float.NegativeInfinity);

    public void Dispose()
    {
        _always.Dispose();
        _atFirst.Dispose();
        _timestamps.Dispose();
    }
}
