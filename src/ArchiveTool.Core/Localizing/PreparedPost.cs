using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Inputs;
using ArchiveTool.Core.Localizing.Bodies;
using ArchiveTool.Core.Localizing.Placing;

namespace ArchiveTool.Core.Localizing;

/// <summary>A post whose foreign pictures are being fetched, or why there is none.</summary>
/// <param name="Input">The input.</param>
internal sealed record PreparedPost(PostInput Input)
{
    /// <summary>What is wrong with the input; null if it could be read.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The post.</summary>
    public Post? Post { get; init; }

    /// <summary>Its foreign references, in its order.</summary>
    public IReadOnlyList<ForeignReference> References { get; init; } = [];

    /// <summary>The bodies on their way, by URL; those that the site has are not among them.</summary>
    public IReadOnlyDictionary<string, Task<PictureBody>> Bodies { get; init; } =
        new Dictionary<string, Task<PictureBody>>(StringComparer.Ordinal);

    /// <summary>Where its files go; null where nothing is to be brought, or they have no place.</summary>
    public PostPlacement? Placement { get; init; }

    /// <summary>Why its files have no place; null if they have.</summary>
    public string? Refusal { get; init; }
}
