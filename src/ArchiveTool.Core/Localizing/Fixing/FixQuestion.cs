namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>A change that somebody is asked about.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Before">The sentence as it stands.</param>
/// <param name="After">The sentence as it would stand.</param>
/// <param name="Why">What the change is for.</param>
internal sealed record FixQuestion(string Path, int Line, string Before, string After, string Why);
