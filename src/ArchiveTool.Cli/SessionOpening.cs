using ArchiveTool.Core.Archiving;

namespace ArchiveTool.Cli;

/// <summary>A session that was opened, or why it could not be.</summary>
internal sealed record SessionOpening(ArchiveSession? Session, string? Failure);
