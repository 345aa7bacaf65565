using ArchiveTool.Core.Documents.Text;
using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Localizing.Results;

/// <summary>A reference that stays as it is.</summary>
/// <param name="Path">The canonical path of the file in which it stands.</param>
/// <param name="Location">Where.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">For people.</param>
internal sealed record ChangeFailure(string Path, SourceSpan Location, string Url, Reason Reason, string Message);
