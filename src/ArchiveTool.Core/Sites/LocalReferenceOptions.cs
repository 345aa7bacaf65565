using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Sites;

/// <summary>How references to files are looked up.</summary>
public sealed record LocalReferenceOptions
{
    /// <summary>What stands for a folder unless something else is asked.</summary>
    public static IReadOnlyList<string> DefaultIndexFiles { get; } = ["index.html", "README.md"];

    /// <summary>Where root-relative references are found; null to look for the site.</summary>
    public string? SiteRoot { get; init; }

    /// <summary>Where the named folder is served; null if the site's settings say it, or nothing.</summary>
    public WebUrl? BaseUrl { get; init; }

    /// <summary>The names of files that stand for a folder.</summary>
    public IReadOnlyList<string> IndexFiles { get; init; } = DefaultIndexFiles;

    /// <summary>Whether a folder without one of these is dead.</summary>
    public bool RequireIndex { get; init; }

    /// <summary>All folders that were named: what leads from one to another is judged.</summary>
    internal IReadOnlyList<string> NamedFolders { get; init; } = [];
}
