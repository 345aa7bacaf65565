using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Inputs;

/// <summary>What a server said about an input, for the next time.</summary>
/// <param name="FinalUrl">The URL that answered.</param>
/// <param name="Etag">The answer's ETag, or null.</param>
/// <param name="LastModified">The answer's Last-Modified, or null.</param>
/// <param name="IsNotModified">Whether what we hold is current; there are no bytes then.</param>
/// <param name="RetryAfter">How long the server asks to be left alone, or null.</param>
internal sealed record InputAnswer(
    WebUrl FinalUrl,
    string? Etag,
    string? LastModified,
    bool IsNotModified,
    TimeSpan? RetryAfter
);
