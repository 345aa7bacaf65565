using System.Text;
using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.References;

/// <summary>Turns what was written into what is meant: absolute URL, effective policy, place in the bytes.</summary>
internal sealed class ReferenceResolver
{
    private const string CurlyQuotes = "\u201C\u201D\u2018\u2019\u00AB\u00BB\u300C\u300D";

    // What a post says again it says near by, so a table that forgets is enough, and costs no more for a larger post.
    private const int Remembered = 1024;
    private readonly Known?[] resolved = new Known?[Remembered];
    private readonly bool hasBaseElement;
    private readonly Encoding? queryEncoding;
    private readonly WebUrl? documentUrl;

    /// <param name="options">What is known of the document.</param>
    /// <param name="pending">What the document said of itself.</param>
    /// <param name="queryEncoding">
    /// The encoding of queries: an HTML document's own
    /// (https://html.spec.whatwg.org/multipage/urls-and-fetching.html#encoding-parsing-a-url), null for UTF-8.
    /// </param>
    public ReferenceResolver(CollectOptions options, PendingReferences pending, Encoding? queryEncoding)
    {
        var baseHref = pending.BaseHref;
        this.queryEncoding = queryEncoding;
        documentUrl = options.DocumentUrl;
        hasBaseElement = baseHref is not null;
        BaseUrl = FindBase(options.DocumentUrl, baseHref);
        DocumentPolicy = ReferrerPolicies.Effective(
            ReferrerPolicy.None,
            pending.MetaPolicy,
            options.HeaderReferrerPolicy ?? ReferrerPolicy.None,
            options.DefaultReferrerPolicy
        );
    }

    /// <summary>What relative URLs are resolved against, or null.</summary>
    public WebUrl? BaseUrl { get; }

    /// <summary>The document's policy.</summary>
    public ReferrerPolicy DocumentPolicy { get; }

    /// <summary>True for a picture that is in the post already.</summary>
    public static bool IsData(ReadOnlySpan<char> raw) =>
        raw.TrimStart().StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a fragment alone, which leads nowhere else unless a base element says so.</summary>
    public bool IsWithinDocument(ReadOnlySpan<char> raw) => !hasBaseElement && raw.TrimStart().StartsWith("#");

    /// <summary>What a reference means. Safe for concurrent use.</summary>
    /// <param name="pending">What was written.</param>
    /// <param name="location">Where it stands in the bytes.</param>
    public Reference Resolve(in PendingReference pending, SourceSpan location)
    {
        // Themes write front matter's URLs into pages of their own, which are UTF-8.
        var encoding = pending.Element == Reference.FrontMatterElement ? null : queryEncoding;
        var raw = pending.Target ?? pending.Raw;
        var url =
            IsData(pending.Raw) || pending.NamesPost ? null
            : IsLoadedBeforeBase(pending) ? ParseOnce(raw, documentUrl, encoding)
            : Parse(raw, encoding);
        return new Reference
        {
            Kind = pending.Kind,
            Element = pending.Element,
            Attribute = pending.Attribute,
            Location = location,
            Raw = pending.Raw,
            Url = url,
            Failure =
                url is not null || IsData(pending.Raw) ? null
                : pending.NamesPost ? Reason.NoBaseUrl
                : Why(raw),
            ReferrerPolicy = ReferrerPolicies.Effective(pending.Policy, DocumentPolicy),
            Syntax = pending.Syntax,
            Text = pending
                .Text?.Replace(PendingReferences.TemplateMark.ToString(), "", StringComparison.Ordinal)
                .Replace(PendingReferences.SilentMark.ToString(), "", StringComparison.Ordinal),
            Target = pending.NamesPost || pending.IsRooted ? pending.Target : null,
            Rel = pending.Rel,
            Descriptor = pending.Descriptor,
            Width = pending.Width,
            Height = pending.Height,
            Picture = pending.Picture,
            IsIgnored = pending.IsIgnored,
            IsPassedOver = pending.IsPassedOver,
        };
    }

    /// <summary>
    /// The document base URL (https://html.spec.whatwg.org/multipage/urls-and-fetching.html#document-base-url): a base
    /// that does not parse, or is a data: or javascript: URL, is none.
    /// </summary>
    private static WebUrl? FindBase(WebUrl? documentUrl, string? baseHref) =>
        baseHref is not null
        && WebUrl.TryParse(baseHref, documentUrl, out var url)
        && url.Scheme is not ("data" or "javascript")
            ? url.WithoutPassword()
            : documentUrl;

    /// <summary>
    /// Browsers load pictures, sheets and the like when they meet them, by the base of that time; a link is followed when
    /// all is read. Front matter stands in no document.
    /// </summary>
    private bool IsLoadedBeforeBase(in PendingReference pending) =>
        hasBaseElement
        && pending.IsBeforeBase
        && pending.Kind != ReferenceKind.Link
        && pending.Element != Reference.FrontMatterElement;

    private WebUrl? Parse(string raw, Encoding? encoding)
    {
        if (!ReferenceEquals(encoding, queryEncoding))
        {
            return ParseOnce(raw, BaseUrl, encoding: null);
        }

        var at = (uint)raw.GetHashCode(StringComparison.Ordinal) % Remembered;
        if (resolved[at] is not { } known || known.Raw != raw)
        {
            resolved[at] = known = new Known(raw, ParseOnce(raw, BaseUrl, encoding));
        }

        return known.Url;
    }

    private static WebUrl? ParseOnce(string raw, WebUrl? baseUrl, Encoding? encoding)
    {
        if (IsCurlyQuoted(raw))
        {
            return null;
        }

        if (WebUrl.TryParse(raw, baseUrl, encoding, out var url))
        {
            return url.WithoutPassword();
        }

        // `//host/path` takes the scheme of a page. Without one, the scheme that pages have today.
        return
            baseUrl is null && IsSchemeRelative(raw) && WebUrl.TryParse("https:" + raw.Trim(), null, encoding, out url)
            ? url.WithoutPassword()
            : null;
    }

    private static bool IsSchemeRelative(string raw)
    {
        var text = raw.AsSpan().Trim();
        return text is ['/' or '\\', '/' or '\\', _, ..];
    }

    private Reason Why(string raw)
    {
        // What parses against any base lacks nothing but a base.
        var isRelative =
            BaseUrl is null
            && !IsCurlyQuoted(raw)
            && WebUrl.TryParse("https://base.invalid/", null, out var anyBase)
            && WebUrl.TryParse(raw, anyBase, out _)
            && !StartsWithScheme(raw);
        return isRelative ? Reason.NoBaseUrl : Reason.InvalidUrl;
    }

    /// <summary>A word processor's quotation marks in place of the attribute's: what browsers ask for is not what was meant.</summary>
    private static bool IsCurlyQuoted(string raw)
    {
        var text = raw.AsSpan().Trim();
        return !text.IsEmpty && (CurlyQuotes.Contains(text[0]) || CurlyQuotes.Contains(text[^1]));
    }

    private static bool StartsWithScheme(string raw)
    {
        var text = raw.AsSpan().Trim();
        var colon = text.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(text[0]) && text[..colon].IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    private sealed record Known(string Raw, WebUrl? Url);
}
