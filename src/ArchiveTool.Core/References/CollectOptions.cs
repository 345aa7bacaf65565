using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.References;

/// <summary>What the collector must know besides the post.</summary>
public sealed record CollectOptions
{
    /// <summary>
    /// The post's own address, which relative URLs are resolved against; null if absent (see
    /// <see cref="Documents.Posts.Post.DocumentUrl"/>).
    /// </summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>The document's policy where nothing in it or its header says one.</summary>
    public ReferrerPolicy DefaultReferrerPolicy { get; init; } = ReferrerPolicies.Default;

    /// <summary>The policy of the <c>Referrer-Policy</c> header that came with the post, or none.</summary>
    public ReferrerPolicy? HeaderReferrerPolicy { get; init; }

    /// <summary>Which candidates of a picture are wanted.</summary>
    public ImageSelection Images { get; init; } = ImageSelection.All;

    /// <summary>The front matter keys whose value is a picture.</summary>
    public FrontMatterImageKeys FrontMatterImageKeys { get; init; } = FrontMatterImageKeys.Default;

    /// <summary>The attributes in which lazy loaders keep the real picture.</summary>
    public LazyImageTable LazyImages { get; init; } = LazyImageTable.Default;

    /// <summary>Whether <c>[[name]]</c> is a link, as in an Obsidian vault.</summary>
    public bool HasWikiLinks { get; init; }

    /// <summary>Whether references to a place in the document itself (<c>#part</c>) are collected too.</summary>
    public bool WithFragments { get; init; }
}
