namespace ArchiveTool.Core.Media.Thumbnails.Workers;

/// <summary>What a worker is asked.</summary>
/// <param name="Engine">The engine's name.</param>
/// <param name="Memory">What it may take beyond what it has, in bytes.</param>
/// <param name="Request">The picture and its settings; judged already.</param>
internal sealed record WorkerTask(string Engine, long Memory, ThumbnailRequest Request);
