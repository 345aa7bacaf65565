using ArchiveTool.Core.Findings;
using ArchiveTool.Core.References;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Runs.Planning;

/// <summary>A reference and what is to be done about it.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Status">Its status where nothing is to be done.</param>
/// <param name="Reason">Why it has that status.</param>
/// <param name="FilePath">The local file's canonical path, where one must be read.</param>
/// <param name="Target">What is asked for in place of its URL, where that would count a click and shows where it leads.</param>
internal sealed record PlannedReference(
    Reference Reference,
    PlannedAction Action,
    ReferenceStatus Status,
    Reason Reason,
    string? FilePath = null,
    WebUrl? Target = null
)
{
    /// <summary>Where the site's own rules lead the URL; null where they don't.</summary>
    public WebUrl? Cloaked { get; init; }
}
