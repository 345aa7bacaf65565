using System.Text;
using ArchiveTool.Core.Fetching.Exchanges;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.Links.Products;
using ArchiveTool.Core.Media;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>Looks at what came: whether a success is one, and whether a refusal is a wall against robots.</summary>
/// <param name="probes">Asks hosts for what they cannot have.</param>
/// <param name="wantsAnchors">Whether the names in pages are gathered.</param>
internal sealed class ResponseClassifier(HostProbes probes, bool wantsAnchors)
{
    private const int SourceForWalls = 16 * 1024;

    /// <summary>Makes what the reading of any answer needs, such as its tables of words: there is time while the first is waited for.</summary>
    public static void Prepare()
    {
        _ = WebUrl.TryParse("https://host.invalid/folder/page", null, out var url);
        var page = PageReader.Read("<title>Title</title><h1>Heading</h1>Text"u8, "text/html", wantsNames: false);
        _ = BotWalls.IsOne(page, page.Body);
        _ = SoftNotFound.JudgeWording(url!, url!, page);
    }

    /// <summary>What an exchange means.</summary>
    public async Task<ResponseClassification> ReadAsync(
        LinkQuery query,
        Exchange exchange,
        CancellationToken cancellationToken
    )
    {
        var reason = ClassifyStatus(exchange);
        if (exchange.Hops.Count == 0 || !IsJudgedByContent(reason, exchange.HttpStatus))
        {
            return new ResponseClassification(reason, null);
        }

        if (BotWalls.IsNamed(exchange.Hops[^1]))
        {
            return new ResponseClassification(Reason.BotWall, null);
        }

        var isHtml = MediaTypeSniffer.Sniff(Beginning(exchange.Head), exchange.ContentType) == MediaType.Html;
        if (!isHtml)
        {
            return new ResponseClassification(ClassifyRedirect(query, exchange), null)
            {
                Next = reason == Reason.Ok && query.IsPage ? PageRefresh.Find(exchange, null) : null,
            };
        }

        var page = PageReader.Read(exchange.Head.Span, exchange.ContentType, wantsAnchors && query.IsPage);
        var isMissing = reason is Reason.NotFound or Reason.Gone;
        if (
            isMissing
                ? BotWalls.IsScripted(page, Latin1(exchange.Head.Span))
                : BotWalls.IsOne(page, Latin1(exchange.Head.Span))
        )
        {
            return new ResponseClassification(Reason.BotWall, null);
        }

        if (reason != Reason.Ok)
        {
            return new ResponseClassification(reason, null);
        }

        if (exchange.Redirects.Count > 0 && LoginWalls.IsOne(query.Url, exchange.FinalUrl, page))
        {
            return new ResponseClassification(Reason.Unauthorized, null);
        }

        if (GonePages.IsParked(query.Url, exchange.FinalUrl, page, () => GetSource(exchange)))
        {
            return new ResponseClassification(Reason.Parked, null);
        }

        if (!query.IsPage)
        {
            return new ResponseClassification(
                query.Destination == FetchDestination.Image ? Reason.NotAnImage : Reason.Ok,
                null
            );
        }

        return await ReadPageAsync(query, exchange, page, cancellationToken);
    }

    private async Task<ResponseClassification> ReadPageAsync(
        LinkQuery query,
        Exchange exchange,
        PageText page,
        CancellationToken cancellationToken
    )
    {
        if (PageRefresh.Find(exchange, page) is { } next)
        {
            return new ResponseClassification(Reason.Ok, null) { Next = next };
        }

        if (query.WantsProduct && FindProduct(query, exchange, page) is { } product)
        {
            return new ResponseClassification(Reason.Ok, GetAnchors(exchange, page))
            {
                Canonical = GetCanonical(exchange, page),
                Product = product,
            };
        }

        return
            GonePages.IsGone(query.Url, exchange.FinalUrl, page, () => GetSource(exchange))
            || await IsSoft404Async(query, exchange, page, cancellationToken)
            ? new ResponseClassification(Reason.Soft404, null)
            : new ResponseClassification(Reason.Ok, GetAnchors(exchange, page))
            {
                Canonical = GetCanonical(exchange, page),
            };
    }

    /// <summary>What is to be said of a product whose page answers; null if the page is to be judged like any other.</summary>
    private static ProductState? FindProduct(LinkQuery query, Exchange exchange, PageText page)
    {
        var (asked, final) = (query.Url, exchange.FinalUrl);
        var isMoved = exchange.Redirects.Count > 0;
        if (isMoved && SoftNotFound.JudgeRedirect(asked, final) != NotFoundConfidence.None)
        {
            return ProductState.Gone;
        }

        var product = ProductReader.Read(exchange.Head.Span, exchange.ContentType);
        if (isMoved && !product.HasProduct && !product.CanBeBought && ProductAddress.IsCategoryInPlace(asked, final))
        {
            return ProductState.Gone;
        }

        // A page that says of its product what it costs is no missing page, whatever its words.
        return product.State is not ProductState.Unknown and var state ? state
            : product.HasProduct || product.CanBeBought ? ProductState.Unknown
            : null;
    }

    /// <summary>A host that is out of order for longer than we wait says nothing of us.</summary>
    private static Reason ClassifyStatus(Exchange exchange) =>
        exchange is { Reason: Reason.RateLimited, HttpStatus: >= 500 and < 600 } ? Reason.ServerError : exchange.Reason;

    /// <summary>A status that says it all, such as 401, needs no reading. A wall may call what is behind it missing.</summary>
    private static bool IsJudgedByContent(Reason reason, int? status) =>
        reason
            is Reason.Ok
                or Reason.HttpError
                or Reason.ServerError
                or Reason.Forbidden
                or Reason.NotFound
                or Reason.Gone
        && status is not null;

    private static Reason ClassifyRedirect(LinkQuery query, Exchange exchange) =>
        exchange.Reason == Reason.Ok
        && query.IsPage
        && exchange.Redirects.Count > 0
        && SoftNotFound.JudgeRedirect(query.Url, exchange.FinalUrl) == NotFoundConfidence.Certain
            ? Reason.Soft404
            : exchange.Reason;

    private async Task<bool> IsSoft404Async(
        LinkQuery query,
        Exchange exchange,
        PageText page,
        CancellationToken cancellationToken
    )
    {
        var final = exchange.FinalUrl;
        var redirected =
            exchange.Redirects.Count > 0 ? SoftNotFound.JudgeRedirect(query.Url, final) : NotFoundConfidence.None;
        var worded = SoftNotFound.JudgeWording(query.Url, final, page);
        if (redirected == NotFoundConfidence.Certain || worded == NotFoundConfidence.Certain)
        {
            return true;
        }

        return (
                redirected == NotFoundConfidence.Some
                && await probes.AnswersAlikeAsync(query, final, null, cancellationToken)
            )
            || (
                worded == NotFoundConfidence.Some
                && await probes.AnswersAlikeAsync(query, final, page, cancellationToken)
            );
    }

    /// <summary>Null if the page was truncated: absence cannot be proven.</summary>
    private PageAnchors? GetAnchors(Exchange exchange, PageText page) =>
        wantsAnchors && exchange.Head.Length < exchange.Request.BodyLimit ? PageAnchors.From(page) : null;

    private static ReadOnlySpan<byte> Beginning(ReadOnlyMemory<byte> head) =>
        head.Span[..Math.Min(head.Length, MediaTypeSniffer.HeadBytes)];

    /// <summary>What is looked through for signs: in the encoding of nearly all pages that have some.</summary>
    private static string GetSource(Exchange exchange) => Encoding.UTF8.GetString(exchange.Head.Span);

    /// <summary>The address that the page calls its own, where it is another; a front page for all pages is a mistake.</summary>
    private static WebUrl? GetCanonical(Exchange exchange, PageText page)
    {
        var final = exchange.FinalUrl;
        return
            page.Canonical is { } written
            && WebUrl.TryParse(written.Trim(), final, out var url)
            && url.IsHttp
            && url.WithoutFragment().Href != final.WithoutFragment().Href
            && (url.Path != "/" || final.Path == "/")
            ? url.WithoutFragment()
            : null;
    }

    private static string Latin1(ReadOnlySpan<byte> head) =>
        Encoding.Latin1.GetString(head[..Math.Min(head.Length, SourceForWalls)]);
}
