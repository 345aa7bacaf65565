using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>One reference of a post or of a style sheet, and what became of it.</summary>
internal sealed record ManifestReference
{
    /// <summary>What it asks for.</summary>
    public required ReferenceKind Kind { get; init; }

    /// <summary>The element's name, or <c>front-matter</c>, <c>markdown</c>, <c>css</c>.</summary>
    public required string Element { get; init; }

    /// <summary>The attribute's name, or the front matter key's path.</summary>
    public required string Attribute { get; init; }

    /// <summary>Where it stands.</summary>
    public required ManifestLocation Location { get; init; }

    /// <summary>As written, decoded; a password in it is masked.</summary>
    public required string Raw
    {
        get;
        init => field = UrlPassword.Mask(value);
    }

    /// <summary>Absolute per the URL standard, or null.</summary>
    public string? Url { get; init; }

    /// <summary>The effective referrer policy.</summary>
    public required ReferrerPolicy ReferrerPolicy { get; init; }

    /// <summary>What became of it.</summary>
    public required ReferenceStatus Status { get; init; }

    /// <summary>SHA-256 of its asset, or null.</summary>
    public string? Asset { get; init; }

    /// <summary>What was written in its place, or null if it was left alone.</summary>
    public string? RewrittenTo { get; init; }

    /// <summary>Why it failed, was refused or skipped.</summary>
    public Reason? Problem { get; init; }
}
