using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.Links.Products;

namespace ArchiveTool.Core.Links;

/// <summary>The judgement of one URL's liveness.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Reason">Why.</param>
/// <param name="HttpStatus">The last response's status, or null.</param>
/// <param name="FinalUrl">Where the chain ended, or null.</param>
/// <param name="Redirects">The chain.</param>
/// <param name="Suggestion">The permanent new address, or null.</param>
internal sealed record LinkVerdict(
    LinkStatus Status,
    Reason Reason,
    int? HttpStatus,
    string? FinalUrl,
    IReadOnlyList<LinkRedirect> Redirects,
    string? Suggestion
)
{
    /// <summary>The names that a fragment can mean there; null where they were not looked for, or not all could be seen.</summary>
    public PageAnchors? Anchors { get; init; }

    /// <summary>What the page says of its product, where that was looked for.</summary>
    public ProductState Product { get; init; }

    /// <summary>The verdict with what is known of the fragment: what script may make is no dead link.</summary>
    public LinkVerdict WithFragment(FragmentPresence presence) =>
        presence == FragmentPresence.Present
            ? this
            : this with
            {
                Status = presence == FragmentPresence.Missing ? LinkStatus.Dead : LinkStatus.Unverifiable,
                Reason = Reason.MissingFragment,
                Suggestion = null,
            };

    /// <summary>A link that was not asked, and why.</summary>
    public static LinkVerdict Skipped(Reason reason) => new(LinkStatus.Skipped, reason, null, null, [], null);

    /// <summary>A link that needs no asking to be known as dead.</summary>
    public static LinkVerdict Dead(Reason reason) => new(LinkStatus.Dead, reason, null, null, [], null);

    /// <summary>A link that needs no asking to be known as good.</summary>
    public static LinkVerdict Alive() => new(LinkStatus.Alive, Reason.Ok, null, null, [], null);
}
