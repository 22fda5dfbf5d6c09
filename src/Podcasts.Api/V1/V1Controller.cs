using Microsoft.AspNetCore.Mvc;
using Podcasts.Ops.V1;

namespace Podcasts.Api.V1;

/// <summary>OpenAI's routes for speech, for programs that are made for them: set their base address to <c>/v1</c> of this app.</summary>
[Route("/v1")]
[ApiExplorerSettings(IgnoreApi = false)] // Without ApiController, whose errors are not OpenAI's, nobody would describe it.
public sealed class V1Controller(V1Orchestrator v1) : ControllerBase
{
    /// <summary>The words of a recording.</summary>
    [HttpPost("audio/transcriptions")]
    [LeaveForm]
    [DisableRequestSizeLimit] // Uploads:MaximumMegabytes is the limit.
    [ProducesResponseType<V1TextResponse>(StatusCodes.Status200OK, "application/json")]
    public async Task<IResult> TranscribeAsync(CancellationToken cancellationToken)
    {
        using var form = await SpeechForm.ReadAsync(Request, v1, cancellationToken);
        return await V1Answer.ToAsync(form, await v1.TranscribeAsync(form.Part, form.FileName, form.Settings, cancellationToken), v1, cancellationToken);
    }

    /// <summary>The words of a recording in English.</summary>
    [HttpPost("audio/translations")]
    [LeaveForm]
    [DisableRequestSizeLimit]
    [ProducesResponseType<V1TextResponse>(StatusCodes.Status200OK, "application/json")]
    public async Task<IResult> TranslateAsync(CancellationToken cancellationToken)
    {
        using var form = await SpeechForm.ReadAsync(Request, v1, cancellationToken);
        return await V1Answer.ToAsync(form, await v1.TranslateAsync(form.Part, form.FileName, form.Settings, cancellationToken), v1, cancellationToken);
    }

    /// <summary>The models that a request may name.</summary>
    [HttpGet("models")]
    public async Task<V1ModelsResponse> ListModelsAsync(CancellationToken cancellationToken) =>
        new([.. (await v1.ListModelsAsync(cancellationToken)).Select(model => new V1ModelResponse(model))]);

    /// <summary>One of them.</summary>
    [HttpGet("models/{model}")]
    public async Task<V1ModelResponse> GetModelAsync(string model, CancellationToken cancellationToken) => new(await v1.GetModelAsync(model, cancellationToken));
}
