namespace ArchiveTool.Core.Localizing.Recording;

/// <summary>What a run did to one file: a line of the run's record, written before the file is.</summary>
/// <param name="Path">The file, relative to the site's folder, with forward slashes.</param>
/// <param name="Before">SHA-256 of the file before the run.</param>
/// <param name="After">SHA-256 of the file after it.</param>
/// <param name="Edits">The changes, in the file's order.</param>
/// <param name="Pictures">The files that the changed references lead to.</param>
/// <param name="Folders">The folders that were made for them, the outermost first.</param>
internal sealed record RecordedFile(
    string Path,
    string Before,
    string After,
    IReadOnlyList<RecordedEdit> Edits,
    IReadOnlyList<RecordedPicture> Pictures,
    IReadOnlyList<string> Folders
);
