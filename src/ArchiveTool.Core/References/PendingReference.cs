using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Referrers;

namespace ArchiveTool.Core.References;

/// <summary>A reference before the document's base and policy are known.</summary>
internal record struct PendingReference
{
    public required ReferenceKind Kind { get; init; }
    public required string Element { get; init; }

    /// <summary>It stands before the first base element.</summary>
    public bool IsBeforeBase { get; init; }
    public required string Attribute { get; init; }
    public required TextRange Range { get; init; }
    public required string Raw { get; init; }

    /// <summary>What is resolved in place of <see cref="Raw"/>: <c>http://www.…</c> for a bare <c>www.…</c>.</summary>
    public string? Target { get; init; }
    public required UrlContext Syntax { get; init; }

    /// <summary>The element's own policy, or <see cref="ReferrerPolicy.None"/>.</summary>
    public ReferrerPolicy Policy { get; init; }
    public string? Text { get; init; }
    public string? Rel { get; init; }
    public string? Descriptor { get; init; }
    public int? Width { get; init; }
    public int? Height { get; init; }
    public int? Picture { get; init; }
    public bool IsIgnored { get; init; }
    public bool IsPassedOver { get; init; }

    /// <summary>Its target is a path from the site's root, which a template writes otherwise.</summary>
    public readonly bool IsRooted => Target?.StartsWith('/') ?? false;

    /// <summary>It is not an URL but the name of another post's source file.</summary>
    public bool NamesPost { get; init; }
}
