using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Archiving.Work;

/// <summary>One URL that a post wants, whatever number of its references name it.</summary>
/// <param name="Url">The URL, without fragment.</param>
/// <param name="Kind">What the first reference asks for.</param>
/// <param name="DocumentUrl">The post's own address, or null.</param>
/// <param name="Policy">The strictest policy among the references.</param>
internal sealed record WantedAsset(WebUrl Url, ReferenceKind Kind, WebUrl? DocumentUrl, ReferrerPolicy Policy);
