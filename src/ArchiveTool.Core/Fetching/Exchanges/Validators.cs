using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>
/// What a conditional request asks by (https://www.rfc-editor.org/rfc/rfc9110#conditional.requests). Validators belong
/// to the URL that gave them, so a redirect on the way to it is asked without.
/// </summary>
/// <param name="Url">The URL that gave them: the final one of the chain then.</param>
/// <param name="ETag">For <c>If-None-Match</c>, or null.</param>
/// <param name="LastModified">For <c>If-Modified-Since</c>, or null.</param>
internal sealed record Validators(WebUrl Url, string? ETag, string? LastModified);
