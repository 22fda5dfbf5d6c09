using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Podcasts.Ops.Tests.Models;

/// <summary>A hub of models on this machine, and the catalog and settings that lead to it.</summary>
internal sealed class Hub : IAsyncDisposable
{
    public const string Path = "/us/models/resolve/main/ggml-fine.en.bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("podcasts-hub-").FullName;

    private Hub(Publisher publisher) => Publisher = publisher;

    public Publisher Publisher { get; }

    /// <summary>A model that is whole.</summary>
    public byte[] Model { get; private set; } = [];

    /// <summary>What each request said of who asks, by path.</summary>
    public ConcurrentQueue<(string Path, string? Authorization, string? Range)> Requests { get; } = new();

    public string Catalog => System.IO.Path.Combine(_folder, "catalog.json");

    public (string Name, string Value)[] Settings =>
    [
        ("Models:Hub", Publisher.Address.AbsoluteUri),
        ("Models:Catalog", Catalog),
    ];

    /// <summary>Starts it with one model, fine.en, and its true checksum unless the test gives another.</summary>
    public static async Task<Hub> StartAsync(object? checksum = null, bool hasChecksum = true)
    {
        var hub = new Hub(await Publisher.StartAsync());
        TinyModel.PutInto(hub._folder, "fine.en");
        hub.Model = await File.ReadAllBytesAsync(System.IO.Path.Combine(hub._folder, "ggml-fine.en.bin"));
        checksum ??= new { algorithm = "sha256", value = Convert.ToHexStringLower(SHA256.HashData(hub.Model)) };
        await File.WriteAllTextAsync(hub.Catalog, JsonSerializer.Serialize(new[]
        {
            new
            {
                id = "fine.en",
                repository = "us/models",
                revision = "main",
                file = "ggml-fine.en.bin",
                sizeBytes = hub.Model.Length,
                languages = 1,
                millionParameters = 0.1,
                licence = "MIT",
                checksum = hasChecksum ? checksum : null,
            },
        }));
        hub.AnswerWith(hub.Model);
        return hub;
    }

    /// <summary>Answers a path as the test wants, and notes who asked.</summary>
    public void Answer(string path, RequestDelegate answer) => Publisher.Pages[path] = context =>
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        Requests.Enqueue((path, context.Request.Headers.Authorization, context.Request.Headers.Range));
        return answer(context);
    };

    /// <summary>Answers with these bytes, or the part of them that is asked for.</summary>
    public void AnswerWith(byte[] bytes) => Answer(Path, Whole(bytes));

    /// <summary>Sends the first half of the model, waits until the test lets go, and hangs up; whoever asks for the rest gets it.</summary>
    public void AnswerHalf(Task letGo) => Answer(Path, async context =>
    {
        if (context.Request.Headers.Range.Count > 0)
        {
            await Whole(Model)(context);
            return;
        }

        context.Response.Headers.ETag = "\"v1\"";
        context.Response.ContentLength = Model.Length;
        await context.Response.Body.WriteAsync(Model.AsMemory(0, Model.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await letGo.WaitAsync(context.RequestAborted);
        context.Abort();
    });

    private static RequestDelegate Whole(byte[] bytes) => context =>
        Results.Bytes(bytes, "application/octet-stream", enableRangeProcessing: true, entityTag: new("\"v1\"")).ExecuteAsync(context);

    public async ValueTask DisposeAsync()
    {
        await Publisher.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
