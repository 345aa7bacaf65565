namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>What a worker answers.</summary>
/// <param name="Result">What became of the picture; null if the engine cannot work at all.</param>
/// <param name="Unavailable">Why it cannot.</param>
internal readonly record struct WorkerReply(ThumbnailResult? Result, string? Unavailable);
