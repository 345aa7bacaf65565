using ArchiveTool.Core.Fetching.Bodies;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>One hop while it is worked on: what is asked, and what its attempts leave to the next.</summary>
internal sealed class HopState(FetchRequest request, WebUrl url, string? referrer, bool isDowngraded) : IDisposable
{
    private SemaphoreSlim? held;

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

    /// <summary>A body that was received whole and is still to be stored; or null.</summary>
    public BodySink? Received { get; set; }

    /// <summary>Keeps a place among the requests in flight until the hop is disposed: its body still takes memory.</summary>
    public void Hold(SemaphoreSlim slots) => held = slots;

    /// <summary>Gives up the beginning of a body.</summary>
    public void DropPartial()
    {
        Partial?.Sink.Dispose();
        Partial = null;
    }

    public void Dispose()
    {
        DropPartial();
        Received?.Dispose();
        Received = null;
        held?.Release();
        held = null;
    }
}
