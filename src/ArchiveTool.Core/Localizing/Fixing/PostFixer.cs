using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Offline.Rewriting;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Archiving.Writing;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Tracking;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing.Fixing;

/// <summary>Makes the edits of one post.</summary>
/// <param name="options">What is asked.</param>
/// <param name="catalogue">Knows what tracks and who earns.</param>
/// <param name="fixes">What an audit suggests for a URL, or null.</param>
/// <param name="trial">Tries https.</param>
/// <param name="filter">Which URLs are changed.</param>
internal sealed class PostFixer(
    FixOptions options,
    TrackingCatalogue catalogue,
    Func<string, LinkFix?> fixes,
    HttpsTrial? trial,
    UrlFilter filter
)
{
    /// <summary>The edits of a post with what they are for, in its order. What cannot be written goes to the failures.</summary>
    public async Task<IReadOnlyList<PlannedFix>> PlanAsync(
        Post post,
        IReadOnlyList<Reference> references,
        bool hasAttributeLists,
        Action<Reference, string> fail,
        CancellationToken cancellationToken
    )
    {
        var marks = new LinkMarks(post, hasAttributeLists);
        var planned = new List<PlannedFix>();
        foreach (var reference in references)
        {
            if (
                reference is { IsIgnored: false, Url: { IsHttp: true } url }
                && (
                    WebUrl.TryParse(reference.Raw, null, out _)
                    || reference.Raw.StartsWith("//", StringComparison.Ordinal)
                )
                && filter.Allows(url.Href)
                && await FixAsync(post, reference, url, marks, fail, cancellationToken) is { } found
            )
            {
                planned.Add(found);
            }
        }

        return planned;
    }

    private async Task<PlannedFix?> FixAsync(
        Post post,
        Reference reference,
        WebUrl url,
        LinkMarks marks,
        Action<Reference, string> fail,
        CancellationToken cancellationToken
    )
    {
        var edits = new List<Edit>();
        var why = new List<string>();
        var (target, isCapture) = await GetTargetAsync(post, reference, url, why, cancellationToken);
        if (options.Rel && IsUnmarked(reference, url))
        {
            var mark = marks.Sponsor(reference, target);
            edits.AddRange(mark);
            if (mark.Count == 0)
            {
                fail(
                    reference,
                    $"{url.Href} is an affiliate link without rel=\"sponsored\", which cannot be written there; mark it by hand"
                );
            }
            else
            {
                why.Add("rel");
            }
        }

        // Where the mark makes the link HTML, the address is written with it.
        var isWritten = edits.Any(edit => edit.Replacement.StartsWith("<a ", StringComparison.Ordinal));
        if (target != reference.Raw && !isWritten)
        {
            var written = isCapture
                ? UrlEscaping.Escape(target, reference.Syntax)
                : PostRewriting.Escape(post, reference, target);
            edits.Add(new Edit(reference.Location, written));
            edits.AddRange(isCapture ? marks.Capture(reference, url.Href) : []);
        }

        return edits.Count == 0
            ? null
            : new PlannedFix(reference, [.. edits.OrderBy(edit => edit.Span.Offset)], string.Join(", ", why));
    }

    private async Task<(string Target, bool IsCapture)> GetTargetAsync(
        Post post,
        Reference reference,
        WebUrl url,
        List<string> why,
        CancellationToken cancellationToken
    )
    {
        var target = reference.Raw;
        var fix = fixes(url.Href);
        if (options.Captures && fix?.Capture is { } capture)
        {
            why.Add("capture");
            return (capture, true);
        }

        if (ReferencePlanner.IsLink(reference) && options.LinkCleaning != LinkCleaning.None)
        {
            target = Take(post, reference, target, Clean(post, reference, url), "clean link", why);
        }

        if (options.Redirects && fix?.Moved is { } moved)
        {
            var fragment =
                moved.Contains('#', StringComparison.Ordinal) || url.Fragment is not { Length: > 0 } name
                    ? ""
                    : "#" + name;
            target = Take(post, reference, target, moved + fragment, "moved for good", why);
        }

        if (
            options.Https
            && (fix is null || fix.IsAlive)
            && WebUrl.TryParse(target, null, out var now)
            && trial is not null
            && await trial.FindAsync(now, cancellationToken) is not null
        )
        {
            target = Take(
                post,
                reference,
                target,
                "https" + target[target.IndexOf(':', StringComparison.Ordinal)..],
                "https",
                why
            );
        }

        return (target, false);
    }

    /// <summary>The new address, where it can be written in the reference's place.</summary>
    private static string Take(
        Post post,
        Reference reference,
        string old,
        string target,
        string reason,
        List<string> why
    )
    {
        var isBare = BareLinkCleaning.IsBare(post, reference);
        var canStand =
            target != old
            && !UrlPassword.IsIn(target)
            && (!isBare || BareLinkCleaning.CanStand(post, reference, PostRewriting.Escape(post, reference, target)));
        if (canStand)
        {
            why.Add(reason);
        }

        return canStand ? target : old;
    }

    private string Clean(Post post, Reference reference, WebUrl url)
    {
        var isBare = BareLinkCleaning.IsBare(post, reference);
        var raw = isBare ? BareLinkCleaning.Decode(reference.Raw) : reference.Raw;
        var clean = catalogue.Clean(url, raw, options.LinkCleaning);
        return clean == raw ? reference.Raw : clean;
    }

    private bool IsUnmarked(Reference reference, WebUrl url) =>
        reference.Kind == ReferenceKind.Link
        && catalogue.Judge(url).Affiliate is not null
        && !SponsoredMark.IsIn(reference.Rel);
}
