using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing;

/// <summary>What is brought into a site, and where it goes.</summary>
internal sealed record LocalizeOptions
{
    /// <summary>The program's version, for the record of the run.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The posts' own address, over what they say themselves; null to take their word.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>How bodies are read; null to decide by extension and content.</summary>
    public PostFormat? InputFormat { get; init; }

    /// <summary>The policy of documents that name none.</summary>
    public ReferrerPolicy DefaultReferrerPolicy { get; init; } = ReferrerPolicy.StrictOriginWhenCrossOrigin;

    /// <summary>The attributes of lazy loaders.</summary>
    public LazyImageTable LazyImages { get; init; } = LazyImageTable.Default;

    /// <summary>Only URLs that match one of these; empty for all.</summary>
    public IReadOnlyList<Regex> Include { get; init; } = [];

    /// <summary>URLs that match one of these are left alone.</summary>
    public IReadOnlyList<Regex> Exclude { get; init; } = [];

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

    /// <summary>Whether each post gets a copy of its own of the same bytes.</summary>
    public bool PerPost { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether files with changes that are not committed are changed too.</summary>
    public bool Force { get; init; }

    /// <summary>Tracking rules beside the catalogue's own.</summary>
    public IReadOnlyList<RuleFile> Rules { get; init; } = [];

    /// <summary>The user's networks.</summary>
    public IReadOnlyList<NetworkFile> Networks { get; init; } = [];

    /// <summary>A larger post is refused.</summary>
    public long MaxInputBytes { get; init; } = 256L << 20;

    /// <summary>Posts worked on at once.</summary>
    public int PostsInFlight { get; init; } = 16;
}
