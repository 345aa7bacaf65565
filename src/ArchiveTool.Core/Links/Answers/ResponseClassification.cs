using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.Links.Products;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Links.Answers;

/// <summary>What an answer means once its body was looked at.</summary>
/// <param name="Reason">Why the link is as it is.</param>
/// <param name="Anchors">What fragments can mean there, where they were looked for and the page was seen whole.</param>
internal sealed record ResponseClassification(Reason Reason, PageAnchors? Anchors)
{
    /// <summary>Where the page itself sends its readers at once; null where they stay.</summary>
    public WebUrl? Next { get; init; }

    /// <summary>What the page says of its product, where that was looked for.</summary>
    public ProductState Product { get; init; }

    /// <summary>The other address that the page calls its own, or null.</summary>
    public WebUrl? Canonical { get; init; }
}
