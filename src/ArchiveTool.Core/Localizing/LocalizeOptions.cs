using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.Localizing.Recording;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs;
using ArchiveTool.Tracking;

namespace ArchiveTool.Core.Localizing;

/// <summary>What is brought into a site, and where it goes.</summary>
internal sealed record LocalizeOptions : RunOptions
{
    /// <summary>The program's version, for the record of the run.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Only URLs of these hosts and of the hosts below them; empty for all.</summary>
    public IReadOnlyList<string> OnlyHosts { get; init; } = [];

    /// <summary>What is fetched.</summary>
    public IReadOnlySet<ReferenceKind> Kinds { get; init; } = new HashSet<ReferenceKind> { ReferenceKind.Image };

    /// <summary>Where files go.</summary>
    public PicturePlace Into { get; init; }

    /// <summary>The folder for them, with <see cref="PicturePlace.Folder"/>.</summary>
    public string? Folder { get; init; }

    /// <summary>How files are named.</summary>
    public NameTemplate Name { get; init; } = NameTemplate.Default;

    /// <summary>Whether each post gets its own copy of the same bytes.</summary>
    public bool PerPost { get; init; }

    /// <summary>Whether the same bytes come more than once: what belongs to one post is not led to by another.</summary>
    public bool KeepsCopies => PerPost || Into == PicturePlace.Post;

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether files with changes that are not committed are changed too.</summary>
    public bool Force { get; init; }

    /// <summary>A larger post is refused.</summary>
    public long MaxInputBytes { get; init; } = 256L << 20;

    /// <summary>Posts worked on at once.</summary>
    public int PostsInFlight { get; init; } = 16;

    /// <summary>
    /// What decides whether a post has something to bring, on one line; null where that is more than fits on one, so that
    /// every post is read.
    /// </summary>
    public string? GetSelection()
    {
        if (Rules.Count + Networks.Count > 0 || !ReferenceEquals(LazyImages, LazyImageTable.Default))
        {
            return null;
        }

        var installed = InstalledCatalogue.Path is { } path ? FileStamp.Read(path) : null;
        IEnumerable<string?> parts =
        [
            ToolVersion,
            DocumentUrl?.Href,
            InputFormat?.ToString(),
            installed?.ToString(),
            .. Kinds.Order().Select(kind => kind.ToString()),
            .. OnlyHosts.Select(host => "host " + host),
            .. Include.Select(pattern => "include " + pattern),
            .. Exclude.Select(pattern => "exclude " + pattern),
        ];
        return string.Join('|', parts).ReplaceLineEndings(" ");
    }
}
