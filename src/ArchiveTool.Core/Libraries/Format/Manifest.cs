using System.Text.Json.Serialization;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links;
using ArchiveTool.Core.Media;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>The truth about one archived post: <c>posts/&lt;slug&gt;/manifest.json</c>. The index can be rebuilt from these.</summary>
internal sealed record Manifest
{
    /// <summary>The schema that this program writes.</summary>
    public const string CurrentSchema = "archivetool/manifest/1";

    /// <summary>Name and version of the manifest's form.</summary>
    public string Schema { get; init; } = CurrentSchema;

    /// <summary>The program that wrote it.</summary>
    public required ManifestTool Tool { get; init; }

    /// <summary>The post.</summary>
    public required ManifestPost Post { get; init; }

    /// <summary>What stands in the post itself, in document order.</summary>
    public required IReadOnlyList<ManifestReference> References { get; init; }

    /// <summary>The bodies that the post uses, in the order of their first use.</summary>
    public required IReadOnlyList<ManifestAsset> Assets { get; init; }

    /// <summary>The links, in the order of their first place.</summary>
    public required IReadOnlyList<LinkFinding> Links { get; init; }

    /// <summary>Expected failures, in document order.</summary>
    public required IReadOnlyList<ManifestProblem> Problems { get; init; }

    /// <summary>Earlier versions of a feed's entry, the oldest first; absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Version>? Versions { get; init; }

    /// <summary>Whether nothing that was wanted is missing, and no link is left to be checked when the network is back.</summary>
    [JsonIgnore]
    public bool IsComplete =>
        Problems.All(problem => problem.Code != ProblemCode.Missing)
        && Links.All(link => link.Reason is not (Reason.NoNetwork or Reason.ProxyFailed));

    /// <summary>The manifest of a self-contained post as if its page used the library's own files.</summary>
    public Manifest WithinLibrary() =>
        !Post.IsSelfContained
            ? this
            : this with
            {
                Post = Post with { IsSelfContained = false },
                References =
                [
                    .. References.Select(reference =>
                        reference is { Asset: not null, RewrittenTo: { } target }
                        && LibraryLayout.FindPath(target, "") is not null
                            ? reference with
                            {
                                RewrittenTo = LibraryLayout.PostToRoot + target,
                            }
                            : reference
                    ),
                ],
            };

    /// <summary>
    /// What pages lead to in the place of a body: the safe twin of a drawing or the converted twin of a picture, where it has
    /// one, else the body itself.
    /// </summary>
    public ManifestAsset GetTwin(ManifestAsset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return asset.MediaType == MediaType.Svg.Name || BrowserFormats.Lack(asset.MediaType)
            ? Assets.FirstOrDefault(other => other.DerivedFrom == asset.Sha256) ?? asset
            : asset;
    }

    /// <summary>An earlier version, whose own manifest stands beside its original.</summary>
    internal sealed record Version
    {
        /// <summary>Its folder in <c>versions/</c>: when it was archived.</summary>
        public required string Name { get; init; }

        /// <summary>When it was archived.</summary>
        public required DateTimeOffset ArchivedAt { get; init; }

        /// <summary>SHA-256 of its original.</summary>
        public required string OriginalSha256 { get; init; }

        /// <summary>Length of its original in bytes.</summary>
        public required long OriginalBytes { get; init; }

        /// <summary>The bodies that it uses, by their hashes; the manifest of the post has them.</summary>
        public required IReadOnlyList<string> Assets { get; init; }
    }
}
