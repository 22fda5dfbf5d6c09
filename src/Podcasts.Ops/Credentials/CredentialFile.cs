using System.Text.Json;
using Podcasts.Ops.Storage;

namespace Podcasts.Ops.Credentials;

/// <summary><c>credentials.json</c> in the data folder: written whole or not at all, readable by its owner only, set aside where it breaks its rules.</summary>
public sealed class CredentialFile(DataFolder data, SetAside setAside)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public StoredCredentials Read()
    {
        if (!File.Exists(data.Credentials))
        {
            return new([]);
        }

        try
        {
            using var stream = File.OpenRead(data.Credentials);
            return JsonSerializer.Deserialize<StoredCredentials>(stream, Json) ?? throw new JsonException("It is empty.");
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            setAside.PutFileAside(data.Credentials, $"{exception.Message} Enter the credentials again.");
            return new([]);
        }
    }

    public void Write(StoredCredentials credentials)
    {
        var temporary = data.Credentials + ".new";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, OwnerOnly()))
        {
            JsonSerializer.Serialize(stream, credentials, Json);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, data.Credentials, overwrite: true);
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
