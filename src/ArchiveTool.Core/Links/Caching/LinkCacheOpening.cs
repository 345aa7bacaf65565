using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Links.Caching;

/// <summary>A cache that was opened, or why it could not be.</summary>
/// <param name="Cache">The cache, or null.</param>
/// <param name="Problem">What is wrong with the file, or null.</param>
internal sealed record LinkCacheOpening(LinkCache? Cache, Problem? Problem);
