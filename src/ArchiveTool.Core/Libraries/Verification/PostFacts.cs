namespace ArchiveTool.Core.Libraries.Verification;

/// <summary>What the index should say of a post, by its manifest.</summary>
/// <param name="Source">The post's identity.</param>
/// <param name="OriginalSha256">SHA-256 of its original.</param>
/// <param name="Assets">The hashes of what it uses.</param>
/// <param name="Urls">Each URL that gave a body, and the body's hash.</param>
internal sealed record PostFacts(
    string Source,
    string OriginalSha256,
    IReadOnlySet<string> Assets,
    IReadOnlyList<(string Url, string Sha256)> Urls
);
