using ArchiveTool.Core.Links;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Planning;

namespace ArchiveTool.Core.Runs.LinkChecks;

/// <summary>The references of a post to one URL.</summary>
/// <param name="first">The first in document order.</param>
internal sealed class LinkGroup(PlannedReference first)
{
    private List<PlannedReference>? more;

    public PlannedReference First { get; } = first;

    public IEnumerable<ReferrerPolicy> Policies => All.Select(item => item.Reference.ReferrerPolicy);

    private IEnumerable<PlannedReference> All => more is null ? [First] : [First, .. more];

    public void Add(PlannedReference another) => (more ??= []).Add(another);

    public IReadOnlyList<LinkPlace> Places(string post) => [.. All.Select(item => Place(post, item.Reference))];

    private static LinkPlace Place(string post, Reference reference) =>
        new(post, reference.Location.Line, reference.Location.Column, reference.Text, reference.Rel)
        {
            Raw = reference.Raw,
            Offset = reference.Location.Offset,
            Length = reference.Location.Length,
            IsMarkdown = reference.Element == "markdown",
        };
}
