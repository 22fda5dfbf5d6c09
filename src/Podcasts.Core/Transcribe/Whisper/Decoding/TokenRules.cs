using Podcasts.Core.Torch;
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
        _always = Ids(always);
        _atFirst = Ids(always.Concat(atFirst));
        _timestamps = torch.arange(special.FirstTimestamp, special.Vocabulary, torch.ScalarType.Int64, device).DetachFromDisposeScope();

        torch.Tensor Ids(IEnumerable<int> ids) => torch.tensor(ids.Distinct().Select(id => (long)id).ToArray(), device: device).DetachFromDisposeScope();
    }

    /// <summary>Sets the scores of all banned tokens to minus infinity, in place.</summary>
    /// <param name="logits">[rows, vocabulary], float32.</param>
    /// <param name="rows">What was chosen in each row so far.</param>
    /// <param name="first">True at the first step.</param>
    public void Apply(torch.Tensor logits, IReadOnlyList<TimestampState> rows, bool first)
    {
        using var scope = torch.NewDisposeScope();
        Ban(logits, 1, first ? _atFirst : _always);

        // Only what is banned is written: to write the whole vocabulary of every row would take longer than all the rest.
        var silent = rows.Index().Where(row => row.Item.TextBanned).Select(row => (long)row.Index).ToArray();
        if (silent.Length > 0)
        {
            Ban(logits.narrow(1, 0, _special.EndOfText), 0, torch.tensor(silent, device: logits.device));
        }

        var timestamps = logits.narrow(1, _special.FirstTimestamp, _timestamps.size(0));
        var bounds = torch.tensor(rows.SelectMany(row => new[] { (long)row.Floor, row.Ceiling }).ToArray(), [rows.Count, 2], device: logits.device);
        timestamps.masked_fill_((_timestamps < bounds.narrow(1, 0, 1)) | (_timestamps > bounds.narrow(1, 1, 1)), Scalars.MinusInfinity);

        // A timestamp it is if the timestamps together are likelier than the likeliest other token.
        var others = logits.narrow(1, 0, _special.FirstTimestamp);
        var timed = (timestamps.logsumexp(1) > others.amax([1])).nonzero().select(1, 0);
        if (timed.size(0) > 0)
        {
            Ban(others, 0, timed);
        }
    }

    private static void Ban(torch.Tensor logits, int dimension, torch.Tensor where) => logits.index_fill_(dimension, where, Scalars.MinusInfinity);

    public void Dispose()
    {
        _always.Dispose();
        _atFirst.Dispose();
        _timestamps.Dispose();
    }
}
