using ArchiveTool.Core.Findings;

namespace ArchiveTool.Core.Sites;

/// <summary>A local file that was found, or why it was not.</summary>
/// <param name="Path">Its canonical path, or null.</param>
/// <param name="Reason"><see cref="Reason.Ok"/>, <see cref="Reason.NotFound"/> or <see cref="Reason.OutsideRoot"/>.</param>
internal sealed record LocalFile(string? Path, Reason Reason);
