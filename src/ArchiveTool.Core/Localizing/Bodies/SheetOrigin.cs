using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Bodies;

/// <summary>How a style sheet came: what its URLs are relative to, and how its bytes are read.</summary>
/// <param name="Url">The address that answered, after redirects.</param>
/// <param name="ContentType">Its <c>Content-Type</c> header, or null.</param>
/// <param name="Policy">The referrer policy of its header.</param>
internal sealed record SheetOrigin(WebUrl Url, string? ContentType, ReferrerPolicy Policy);
