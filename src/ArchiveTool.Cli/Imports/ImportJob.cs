using ArchiveTool.Core.Inputs;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Imports;

/// <summary>Posts that are imported in one run.</summary>
/// <param name="Name">The file or folder, as the user named it or found in what was named.</param>
/// <param name="Record">The record that answers in place of the network.</param>
/// <param name="Posts">The posts.</param>
internal sealed record ImportJob(string Name, string Record, IReadOnlyList<FoundInput> Posts)
{
    /// <summary>Where a saved page came from, or null.</summary>
    public WebUrl? DocumentUrl { get; init; }

    /// <summary>Whether the pages hold their pictures themselves.</summary>
    public bool ExtractDataUrls { get; init; }
}
