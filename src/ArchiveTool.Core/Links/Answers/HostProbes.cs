using System.Collections.Concurrent;
using ArchiveTool.Core.Fetching;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>
/// Asks a host for what it cannot have, at most once a run and only on suspicion: one that answers "not found" with a
/// success does so there too.
/// </summary>
/// <param name="fetcher">The network, or a record of it.</param>
/// <param name="newName">A name that no page has.</param>
internal sealed class HostProbes(Fetcher fetcher, Func<string> newName)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Probe?>>> probes = new(StringComparer.Ordinal);

    /// <summary>Whether the host answers to what it cannot have as it did to a link.</summary>
    /// <param name="query">The link.</param>
    /// <param name="final">Where it led.</param>
    /// <param name="page">What the page there says; null where only the redirect is suspect.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<bool> AnswersAlikeAsync(
        LinkQuery query,
        WebUrl final,
        PageText? page,
        CancellationToken cancellationToken
    )
    {
        // Where the page is suspect the host that sent it is asked; where the redirect is, the one that redirected.
        var asked = page is null ? query.Url : final;
        var probe = await probes
            .GetOrAdd(asked.Origin, _ => new Lazy<Task<Probe?>>(() => AskAsync(asked, query, cancellationToken)))
            .Value;
        if (probe is null)
        {
            return false;
        }

        if (page is null)
        {
            return probe.Final.WithoutFragment().Equals(final.WithoutFragment());
        }

        var isSameTitle = string.Equals(probe.Title, page.Title, StringComparison.Ordinal);
        return isSameTitle && Math.Abs(probe.Length - page.Length) <= 40 + Math.Max(probe.Length, page.Length) / 10;
    }

    private async Task<Probe?> AskAsync(WebUrl url, LinkQuery query, CancellationToken cancellationToken)
    {
        if (!WebUrl.TryParse($"/{newName()}/{newName()}", url, out var nowhere))
        {
            return null;
        }

        var exchange = await fetcher.FetchAsync(
            new FetchRequest(nowhere)
            {
                Destination = FetchDestination.Link,
                DocumentUrl = query.DocumentUrl,
                ReferrerPolicy = query.Policy,
                KeepBody = false,
                IsTriedOnce = true,
            },
            cancellationToken
        );
        if (exchange.Reason != Reason.Ok)
        {
            return null;
        }

        var page = PageReader.Read(exchange.Head.Span, exchange.ContentType, wantsNames: false);
        return new Probe(exchange.FinalUrl, page.Title, page.Length);
    }

    private sealed record Probe(WebUrl Final, string? Title, int Length);
}
