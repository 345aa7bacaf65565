using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.References;

/// <summary>Everything that a post or a style sheet refers to.</summary>
public sealed record CollectedReferences
{
    /// <summary>In document order; no two overlap.</summary>
    public required IReadOnlyList<Reference> References { get; init; }

    /// <summary>The <c>data:</c> URLs, in document order: pictures that are in the post already. Never in <see cref="References"/>.</summary>
    public IReadOnlyList<Reference> DataUrls { get; init; } = [];

    /// <summary>What could not be read, such as a body nested too deep, and marks that mark nothing.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What relative URLs were resolved against: the document's address or its <c>base href</c>, or null.</summary>
    public WebUrl? BaseUrl { get; init; }

    /// <summary>The document's referrer policy: its last valid meta's, else the header's, else the default.</summary>
    public required ReferrerPolicy ReferrerPolicy { get; init; }
}
