namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>What is to be done to a URL wherever it stands.</summary>
/// <param name="Moved">Its permanent new address, or null.</param>
/// <param name="Capture">The capture of what is gone, or null.</param>
/// <param name="IsAlive">Whether it answers.</param>
internal sealed record LinkFix(string? Moved, string? Capture, bool IsAlive);
