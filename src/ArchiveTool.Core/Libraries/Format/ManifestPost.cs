using System.Text.Json.Serialization;
using ArchiveTool.Core.Documents.Posts;

namespace ArchiveTool.Core.Libraries.Format;

/// <summary>What a manifest says of the post itself.</summary>
internal sealed record ManifestPost
{
    /// <summary>The post's folder name, unique in the library.</summary>
    public required Slug Slug { get; init; }

    /// <summary>The title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The author, or null.</summary>
    public string? Author { get; init; }

    /// <summary>When the post was published, by its own word.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Its categories.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The input's path or URL.</summary>
    public required string Source { get; init; }

    /// <summary>The post's own address, or null.</summary>
    public string? DocumentUrl { get; init; }

    /// <summary>Its place in a site; null for what is not a file, or belongs to none.</summary>
    public ManifestSite? Site { get; init; }

    /// <summary>How its body was read.</summary>
    public required PostFormat Format { get; init; }

    /// <summary>How the offline page is laid out where the user named it; absent to decide by the post.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PageForm? Page { get; init; }

    /// <summary>Whether copies of what its page uses stand in its folder; absent where they do not.</summary>
    [JsonPropertyName("selfContained")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSelfContained { get; init; }

    /// <summary>The charset's name in the Encoding standard.</summary>
    public required string Encoding { get; init; }

    /// <summary>When it was archived.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }

    /// <summary>SHA-256 of the input, lower-case hexadecimal.</summary>
    public required string OriginalSha256 { get; init; }

    /// <summary>Length of the input in bytes.</summary>
    public required long OriginalBytes { get; init; }

    /// <summary>SHA-256 of what a feed said of an entry whose text was taken from its page; absent for other posts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FeedSha256 { get; init; }
}
