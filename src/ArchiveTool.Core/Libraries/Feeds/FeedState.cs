using System.Text.Json.Serialization;

namespace ArchiveTool.Core.Libraries.Feeds;

/// <summary>What a library remembers of a feed between runs.</summary>
internal sealed record FeedState
{
    /// <summary>The schema that is written.</summary>
    public const string CurrentSchema = "archivetool/feed/1";

    /// <summary>The form of the file.</summary>
    public required string Schema { get; init; }

    /// <summary>The feed's address or path.</summary>
    public required string Source { get; init; }

    /// <summary>The URL that answered, to which alone the validators are sent; null for a file.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>The answer's ETag, where all that it named is archived.</summary>
    public string? Etag { get; init; }

    /// <summary>The answer's Last-Modified, where all that it named is archived.</summary>
    public string? LastModified { get; init; }

    /// <summary>When the feed was read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>How long the feed asks to be left alone.</summary>
    public int PauseSeconds { get; init; }

    /// <summary>When the server allows the next request, by its Retry-After.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What the run was asked: another run needs the whole feed.</summary>
    public string? Options { get; init; }

    /// <summary>Entries dated before it were skipped.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Entries that were read but are not archived whole.</summary>
    public required IReadOnlyList<string> Unfinished { get; init; }

    /// <summary>The feed's own bytes, where they are kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public KeptFeed? Kept { get; init; }

    /// <summary>A feed's bytes in the library.</summary>
    /// <param name="Name">The file beside the state.</param>
    /// <param name="Sha256">Their hash.</param>
    /// <param name="Bytes">Their number.</param>
    internal sealed record KeptFeed(string Name, string Sha256, long Bytes);
}
