using System.Text.Json;

namespace Podcasts.Core.Fetching;

/// <summary>
/// A file that is growing on disk, and beside it a note of which version of what it holds, so that a later attempt, or the app after a restart,
/// goes on where this one broke off and never joins halves of different files.
/// </summary>
internal sealed class PartialDownload : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _url;
    private readonly FileStream _file;

    private PartialDownload(string path, string url, FileStream file) => (_path, _url, _file) = (path, url, file);

    public long Length => _file.Length;

    /// <summary>What the host said about the version of which the file holds the beginning; null where it is unknown and the file worthless.</summary>
    public Validator? Validator { get; private set; }

    private string NotePath => NoteOf(_path);

    public static PartialDownload Open(string path, Uri url)
    {
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);
            var partial = new PartialDownload(path, url.AbsoluteUri, file);
            partial.Validator = file.Length > 0 ? partial.ReadNote() : null;
            return partial;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FetchFailure.CannotStore(path, exception);
        }
    }

    /// <summary>Forgets what is there and begins with another version.</summary>
    public void Restart(Validator? validator) => Store(() =>
    {
        if (_file.Length > 0)
        {
            _file.SetLength(0);
        }

        Validator = validator;
        File.Delete(NotePath);
        if (validator is not null)
        {
            File.WriteAllText(NotePath, JsonSerializer.Serialize(new Note(_url, validator)));
        }
    });

    public async Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            _file.Seek(0, SeekOrigin.End);
            await _file.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException exception)
        {
            throw FetchFailure.CannotStore(_path, exception);
        }
    }

    /// <summary>Everything is there and safe on disk.</summary>
    public void Finish() => Store(() =>
    {
        _file.Flush(flushToDisk: true);
        File.Delete(NotePath);
    });

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string NoteOf(string path) => path + ".resume";

    private Validator? ReadNote()
    {
        try
        {
            var note = File.Exists(NotePath) ? JsonSerializer.Deserialize<Note>(File.ReadAllText(NotePath)) : null;
            return note?.Url == _url ? note.Validator : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Store(Action action)
    {
        try
        {
            action();
        }
        catch (IOException exception)
        {
            throw FetchFailure.CannotStore(_path, exception);
        }
    }

    private sealed record Note(string Url, Validator Validator);
}
