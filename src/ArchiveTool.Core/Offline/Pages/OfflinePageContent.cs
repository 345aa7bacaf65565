using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Offline.Addresses;
using ArchiveTool.Core.References;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Offline.Pages;

/// <summary>What an offline page is made of.</summary>
internal sealed record OfflinePageContent
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The author, or null.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published, or null.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Its categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The post's own address, or null: shown, and what relative links are resolved against.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>When it was archived.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }

    /// <summary>How the body is written.</summary>
    public required PostFormat Format { get; init; }

    /// <summary>The body, its URLs rewritten to local ones.</summary>
    public required string Body { get; init; }

    /// <summary>
    /// The files of the library that the page may load, as the body names them. Any other address that looks like one of
    /// the library is the author's, and not followed.
    /// </summary>
    public IReadOnlyCollection<string> Files { get; init; } = [];

    /// <summary>The attributes in which lazy loaders keep the real picture.</summary>
    public LazyImageTable LazyImages { get; init; } = LazyImageTable.Default;

    /// <summary>How the page is laid out; null to decide by the post.</summary>
    public PageForm? Form { get; init; }

    /// <summary>How many files that the page shows could not be archived.</summary>
    public int Missing { get; init; }

    /// <summary>The post's folder, by which the library's page knows what was kept of it; null outside of a library.</summary>
    public string? Slug { get; init; }

    /// <summary>Whether the page is passed on with its folder alone: then nothing in it leads out of that.</summary>
    public bool IsSelfContained { get; init; }

    /// <summary>Where the pages of earlier versions stand, and when those were archived; the oldest first.</summary>
    public IReadOnlyList<(string Address, DateTimeOffset ArchivedAt)> EarlierVersions { get; init; } = [];

    /// <summary>Where the page of the current version stands; null if this is it.</summary>
    public string? CurrentVersion { get; init; }

    /// <summary>The links that are known to be dead, by their absolute URL.</summary>
    public IReadOnlyDictionary<string, DeadLink> DeadLinks { get; init; } =
        new Dictionary<string, DeadLink>(StringComparer.Ordinal);

    /// <summary>The picture at the top as a local URL, or null.</summary>
    public string? HeadImage { get; init; }

    /// <summary>The text of an SVG file of the library by its local URL, or null if it cannot be had.</summary>
    public Func<string, string?> ReadSvg { get; init; } = static _ => null;

    /// <summary>The text of a style sheet of the library by its local URL, or null if it cannot be read.</summary>
    public Func<string, string?> ReadSheet { get; init; } = static _ => null;

    /// <summary>What becomes of the addresses of the page.</summary>
    internal PageAddresses Addresses => field ??= new PageAddresses(Files, DocumentUrl);
}
