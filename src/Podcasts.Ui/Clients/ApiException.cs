using System.Net;

namespace Podcasts.Ui.Clients;

/// <summary>The Api could not do what was asked. The message is a plain sentence for the reader: what failed and what to do.</summary>
/// <param name="message">The <c>detail</c> of the Api's ProblemDetails, or what went wrong on the way to it.</param>
/// <param name="status">The Api's answer, or null when there was none.</param>
/// <param name="innerException">What went wrong on the way to the Api.</param>
public sealed class ApiException(string message, HttpStatusCode? status = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The Api's answer, or null when there was none.</summary>
    public HttpStatusCode? Status { get; } = status;
}
