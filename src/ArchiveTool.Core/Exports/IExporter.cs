namespace ArchiveTool.Core.Exports;

/// <summary>Writes posts of a library in one form.</summary>
internal interface IExporter
{
    /// <summary>Why the output cannot be written, as far as can be said beforehand; else null.</summary>
    string? GetError(ExportOptions options);

    /// <summary>Writes the posts, whole or not at all.</summary>
    /// <exception cref="IOException">The output cannot be written; nothing is left of it.</exception>
    /// <exception cref="ExportException">The posts cannot be exported as the options want it.</exception>
    Task ExportAsync(ExportJob job, CancellationToken cancellationToken);
}
