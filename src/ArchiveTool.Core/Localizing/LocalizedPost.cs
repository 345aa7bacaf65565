using ArchiveTool.Core.Localizing.Results;
using ArchiveTool.Core.Localizing.Writing;

namespace ArchiveTool.Core.Localizing;

/// <summary>A post with its pictures at home.</summary>
/// <param name="Change">What is written.</param>
/// <param name="Places">What changes, for the report.</param>
internal sealed record LocalizedPost(SourceChange Change, IReadOnlyList<ChangedPlace> Places);
