namespace ArchiveTool.Core.Inputs;

/// <summary>One post to be read.</summary>
/// <param name="Kind">Where its bytes come from.</param>
/// <param name="Name">As the user wrote it, for messages.</param>
/// <param name="Identity">The canonical path or URL; <c>-</c> for standard input.</param>
internal sealed record PostInput(InputKind Kind, string Name, string Identity)
{
    /// <summary>The folder that was named and holds it; null if it was named itself.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// The path that is opened. It differs from the identity only where a name is not UTF-8: the identity shows such bytes
    /// as <c>\xE9</c>, the path keeps them.
    /// </summary>
    internal string Path { get; init; } = Identity;

    /// <summary>Names for its folder, the best first; empty where its identity gives them.</summary>
    internal IReadOnlyList<string> Slugs { get; init; } = [];

    /// <summary>The hash of what the feed says of an entry whose text was taken from its page; null for other posts.</summary>
    internal string? FeedSha256 { get; init; }
}
