using ArchiveTool.Core.Libraries.Format;

namespace ArchiveTool.Core.Exports;

/// <summary>What is exported, as what and where to.</summary>
internal sealed record ExportOptions
{
    /// <summary>What is made.</summary>
    public required ExportKind Kind { get; init; }

    /// <summary>The file or folder to write.</summary>
    public required string Output { get; init; }

    /// <summary>The posts, in the order that they get; all of the library where empty.</summary>
    public IReadOnlyList<Slug> Slugs { get; init; } = [];

    /// <summary>Name and version of the program, for what the export says of its making.</summary>
    public string Software { get; init; } = "archivetool";

    /// <summary>Where Markdown posts and their files stand.</summary>
    public MarkdownLayout Layout { get; init; }

    /// <summary>The most bytes that one HTML file may have; null for no limit.</summary>
    public long? MaxFile { get; init; }

    /// <summary>Whether pictures are encoded again where that makes them smaller.</summary>
    public bool FitImages { get; init; }
}
