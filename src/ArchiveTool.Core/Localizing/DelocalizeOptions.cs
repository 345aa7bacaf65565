using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Where local pictures are led to.</summary>
internal sealed record DelocalizeOptions
{
    /// <summary>The program's version, for the record of the run.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The address under which the files will be.</summary>
    public required WebUrl To { get; init; }

    /// <summary>Where root-relative references are found; null to look for the site.</summary>
    public string? SiteRoot { get; init; }

    /// <summary>How bodies are read; null to decide by extension and content.</summary>
    public PostFormat? InputFormat { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether files with changes that are not committed are changed too.</summary>
    public bool Force { get; init; }
}
