namespace Podcasts.Ops.Health.Storage;

/// <summary>Counts what was looked at and keeps what was found, within bounds. Thread-safe.</summary>
internal sealed class StorageTally(bool thorough)
{
    private const int Most = 500; // Findings of each list: more help nobody, and memory stays bounded.

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _checked = [];
    private readonly List<StorageFinding> _findings = [];
    private readonly List<StorageFinding> _setAside = [];
    private int _notListed;
    private string _state = StorageState.Looking;
    private string _message = "Looking.";

    public void Add(StorageLook look)
    {
        lock (_gate)
        {
            _checked[look.Group] = _checked.GetValueOrDefault(look.Group) + 1;
            if (look.Finding is { } finding)
            {
                var list = finding.IsSetAside ? _setAside : _findings;
                if (list.Count < Most)
                {
                    list.Add(finding);
                }
                else
                {
                    _notListed++;
                }
            }
        }
    }

    /// <summary>Everything was looked at.</summary>
    public void Finish() => (_state, _message) = (StorageState.Finished, Verdict());

    /// <summary>Not everything will be looked at.</summary>
    public void Stop(string why) => (_state, _message) = (StorageState.Stopped, why);

    public StorageReport Report()
    {
        lock (_gate)
        {
            var counts = _checked.Where(entry => entry.Key != StorageGroup.SetAside).Select(entry => new StorageCount(entry.Key, entry.Value));
            return new(thorough, _state, _message, [.. counts], [.. _findings], [.. _setAside], _notListed);
        }
    }

    private string Verdict() => _findings.Count switch
    {
        0 => "Everything is sound.",
        1 => "One thing is not as it should be.",
        Most => $"More than {Most} things are not as they should be.",
        var count => $"{count} things are not as they should be.",
    };
}
