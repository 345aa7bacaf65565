using ArchiveTool.Core.Findings;
using ArchiveTool.Core.Localizing.Bodies;
using ArchiveTool.Core.Localizing.Placing;
using ArchiveTool.Core.References;
using ArchiveTool.Core.Runs.Planning;
using ArchiveTool.Core.Sites;
using ArchiveTool.Tracking;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Core.Localizing;

/// <summary>Chooses the references that are brought into the site.</summary>
/// <param name="options">What is asked.</param>
/// <param name="catalogue">Knows beacons.</param>
/// <param name="filter">Which URLs are fetched.</param>
internal sealed class ForeignReferences(LocalizeOptions options, TrackingCatalogue catalogue, UrlFilter filter)
{
    private readonly ReferencePlanner planner = new(catalogue, filter, localFiles: null);

    /// <summary>The foreign references of a post, in its order.</summary>
    public IReadOnlyList<ForeignReference> Choose(CollectedReferences collected, Site? site)
    {
        var chosen = new List<ForeignReference>();
        foreach (var reference in collected.References)
        {
            if (
                Resolve(reference) is { } foreign
                && IsWanted(foreign.Kind)
                && FindTarget(foreign)?.WithoutFragment() is { } target
                && !IsOwn(target, site)
                && IsOfHost(target)
            )
            {
                chosen.Add(new ForeignReference(foreign, target));
            }
        }

        return chosen;
    }

    /// <summary>What is asked for; null if the reference is left as it is.</summary>
    private WebUrl? FindTarget(Reference reference) =>
        planner.Decide(reference) switch
        {
            { Action: PlannedAction.Fetch } plan => plan.Target ?? reference.Url,
            { Action: PlannedAction.Check, Reason: Reason.Ok }
                when LinkedFiles.IsFile(reference.Url!) && !catalogue.Judge(reference.Url!).WouldCountAClick =>
                reference.Url,
            _ => null,
        };

    /// <summary>
    /// A reference of a style sheet that is brought in, if it is brought in with it: whatever it is for, as the sheet would
    /// still ask a foreign host for it; else null.
    /// </summary>
    public ForeignReference? ChooseOfSheet(Reference reference) =>
        planner.Decide(reference) is { Action: PlannedAction.Fetch } plan
        && (plan.Target ?? reference.Url!).WithoutFragment() is var target
        && IsOfHost(target)
            ? new ForeignReference(reference, target)
            : null;

    /// <summary>A relative reference leads into the site, whatever the post's address; null for it.</summary>
    private static Reference? Resolve(Reference reference)
    {
        if (WebUrl.TryParse(reference.Raw, null, out var url))
        {
            return url.IsHttp ? reference with { Url = reference.Url ?? url } : null;
        }

        var raw = reference.Raw.Trim().Replace('\\', '/');
        return !raw.StartsWith("//", StringComparison.Ordinal) ? null
            : reference.Url is not null ? reference
            : WebUrl.TryParse("https:" + raw, null, out var https) ? reference with { Url = https }
            : null;
    }

    private bool IsWanted(ReferenceKind kind) =>
        options.Kinds.Contains(kind == ReferenceKind.Icon ? ReferenceKind.Image : kind);

    private static bool IsOwn(WebUrl url, Site? site) =>
        site?.Origin is { } origin
        && WebUrl.TryParse(origin, null, out var own)
        && own.Host == url.Host
        && own.Port == url.Port;

    private bool IsOfHost(WebUrl url) =>
        options.OnlyHosts.Count == 0
        || options.OnlyHosts.Any(host =>
            url.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            || url.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)
        );
}
