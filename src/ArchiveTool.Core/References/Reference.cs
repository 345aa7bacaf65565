using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.References;

/// <summary>
/// One URL as it stands in a post or style sheet: what was written, where, and what it means. The currency of the
/// whole program: the download, the rewrite and the report's line and column all hang on a reference.
/// </summary>
public sealed record Reference
{
    /// <summary>The <see cref="Element"/> of references that stand in front matter.</summary>
    public const string FrontMatterElement = "front-matter";

    /// <summary>What it asks for.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>The element's local name, lower case; <c>front-matter</c>, <c>markdown</c> or <c>css</c> if there is none.</summary>
    public required string Element { get; init; }

    /// <summary>The attribute's name; for front matter the key's path (<c>photos[0]</c>, <c>cover.image</c>).</summary>
    public required string Attribute { get; init; }

    /// <summary>Where the URL as written stands in the original bytes, quotes and descriptors not counted.</summary>
    public required SourceSpan Location { get; init; }

    /// <summary>The URL as written, character references, escapes and the like decoded.</summary>
    public required string Raw { get; init; }

    /// <summary>
    /// What is looked up in place of <see cref="Raw"/> where a template means something else than what is written: a path
    /// from the site's root, or <see cref="LinkPath.PostPrefix"/> with a post's name; else null.
    /// </summary>
    public string? Target { get; init; }

    /// <summary>The absolute URL by the URL standard, or null.</summary>
    public WebUrl? Url { get; init; }

    /// <summary>
    /// Why there is no <see cref="Url"/>: <see cref="Reason.NoBaseUrl"/> for a relative one without a base, else
    /// <see cref="Reason.InvalidUrl"/>; null if there is one, and for <c>data:</c> URLs.
    /// </summary>
    public Reason? Failure { get; init; }

    /// <summary>The effective policy, never <see cref="Referrers.ReferrerPolicy.None"/>.</summary>
    public required ReferrerPolicy ReferrerPolicy { get; init; }

    /// <summary>How a replacement must be escaped to stand there.</summary>
    public required UrlContext Syntax { get; init; }

    /// <summary>For links: the text that a reader sees, white space folded, at most 200 units.</summary>
    public string? Text { get; init; }

    /// <summary>For links: the <c>rel</c> attribute as written.</summary>
    public string? Rel { get; init; }

    /// <summary>For srcset candidates: the descriptor as written (<c>2x</c>, <c>640w</c>), else null.</summary>
    public string? Descriptor { get; init; }

    /// <summary>For images: the width attribute in CSS pixels, if it is a number. A beacon's shape shows here.</summary>
    public int? Width { get; init; }

    /// <summary>For images: the height attribute in CSS pixels, if it is a number.</summary>
    public int? Height { get; init; }

    /// <summary>
    /// A number that all references of one picture share: an element's <c>src</c>, <c>srcset</c> and lazy attributes,
    /// its <c>source</c> siblings, and its twin in a <c>noscript</c>. Null if it is alone.
    /// </summary>
    public int? Picture { get; init; }

    /// <summary>A srcset candidate that <see cref="ImageSelection.Largest"/> does not ask for.</summary>
    public bool IsPassedOver { get; init; }

    /// <summary>The author asked that this is left alone (<c>data-archivetool-ignore</c>).</summary>
    public bool IsIgnored { get; init; }
}
