using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Fetching.Exchanges;

/// <summary>One redirect that was followed.</summary>
/// <param name="Status">The status that sent us on.</param>
/// <param name="Url">The URL it sent us to.</param>
internal sealed record FollowedRedirect(int Status, WebUrl Url);
