using ArchiveTool.Core.Urls;

namespace ArchiveTool.Core.Fetching;

/// <summary>One hop while it is worked on: what is asked, and what its attempts leave to the next.</summary>
internal sealed class HopState(FetchRequest request, WebUrl url, string? referrer, bool isDowngraded) : IDisposable
{
    public FetchRequest Request { get; } = request;

    public WebUrl Url { get; } = url;

    /// <summary>The <c>Referer</c> to send, or null.</summary>
    public string? Referrer { get; } = referrer;

    /// <summary>Whether the chain was on https before: then nothing that the user gave for a host goes over http.</summary>
    public bool IsDowngraded { get; } = isDowngraded;

    /// <summary>Every attempt so far.</summary>
    public List<HopOutcome> Attempts { get; } = [];

    /// <summary>The beginning of a body that broke off, to be continued; or null.</summary>
    public PartialBody? Partial { get; set; }

    public void Dispose()
    {
        Partial?.Sink.Dispose();
        Partial = null;
    }
}
