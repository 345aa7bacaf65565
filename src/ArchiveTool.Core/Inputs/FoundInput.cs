namespace ArchiveTool.Core.Inputs;

/// <summary>An input that was found, or the failure.</summary>
/// <param name="Input">The input, or null.</param>
/// <param name="Name">As the user wrote it.</param>
/// <param name="Failure">For people, or null.</param>
internal sealed record FoundInput(PostInput? Input, string Name, string? Failure);
