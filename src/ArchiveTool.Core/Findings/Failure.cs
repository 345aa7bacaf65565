namespace ArchiveTool.Core.Findings;

/// <summary>Why there is no value; becomes the <see cref="Outcome{T}"/> of any type.</summary>
/// <param name="Message">For people: what is wrong, with which file or URL, and what to do next.</param>
internal sealed record Failure(string Message);
