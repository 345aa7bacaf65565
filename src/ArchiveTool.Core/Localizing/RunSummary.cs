namespace ArchiveTool.Core.Localizing;

/// <summary>A run that changed a site.</summary>
/// <param name="Run">Its name, as <c>--undo</c> takes it.</param>
/// <param name="Command">The command.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Files">How many files it changed.</param>
/// <param name="Edits">How many changes.</param>
/// <param name="Pictures">How many files it made.</param>
/// <param name="IsFinished">Whether it came to its end.</param>
internal sealed record RunSummary(
    string Run,
    string Command,
    DateTimeOffset StartedAt,
    int Files,
    int Edits,
    int Pictures,
    bool IsFinished
);
