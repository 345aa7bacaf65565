using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>Names the entries that a judgement rests on, for people who ask why.</summary>
/// <param name="knowledge">The catalogue.</param>
/// <param name="added">The user's rules, or null.</param>
/// <param name="keepsReferrals">Whether parameters that say who referred the reader stay.</param>
internal sealed class DecisionFinder(CatalogueKnowledge knowledge, RuleIndex? added, bool keepsReferrals)
{
    /// <summary>What decided about a URL, and then about each URL that it shows.</summary>
    public IReadOnlyList<Decision> Find(WebUrl url, string written)
    {
        var decisions = new List<Decision>();
        for (var depth = 0; depth <= UrlJudge.MostWrappers; depth++)
        {
            if (Add(url, written, decisions) is not { } shown)
            {
                break;
            }

            (url, written) = (shown, shown.Href);
        }

        return decisions;
    }

    /// <summary>Adds what decided about one URL; gives back the one that it shows.</summary>
    private WebUrl? Add(WebUrl url, string written, List<Decision> decisions)
    {
        var known = knowledge.Hosts.Find(url.NameSpan);
        var rules = added?.Find(url, keepsReferrals);
        var text = UrlText.Read(url.Href);
        var link = knowledge.FindLink(known, url, text, out var anywhere);
        if ((link ?? CatalogueKnowledge.FindFitting(known, url, text, likely: true) ?? anywhere) is { } form)
        {
            decisions.Add(new Decision(ToPart(form.Kind), form.Owner, form.Entry.Place));
        }

        if (knowledge.FindBeacon(url, known, isTiny: false) is { } beacon)
        {
            decisions.Add(new Decision(DecisionPart.Beacon, beacon.Name, beacon.Entry.Place));
        }

        if (link is { IsDirect: false })
        {
            return link.Read(url, text).Destination;
        }

        if (rules?.Complete is { } complete)
        {
            decisions.Add(new Decision(DecisionPart.Beacon, complete, complete));
            return null;
        }

        AddParameters(url, written, known, rules, link, decisions);
        return null;
    }

    private void AddParameters(
        WebUrl url,
        string written,
        HostRules? known,
        RuleMatch? rules,
        LinkRule? link,
        List<Decision> decisions
    )
    {
        var needs = new List<TrackingParameter>();
        var finding = knowledge.Cleaner.Clean(url, written, known, rules, link, needs);
        foreach (var parameter in finding?.Parameters ?? [])
        {
            decisions.Add(
                new Decision(DecisionPart.Parameter, parameter.Name, parameter.Entry?.Place ?? parameter.Rule)
            );
        }

        foreach (var parameter in needs)
        {
            decisions.Add(new Decision(DecisionPart.Needed, parameter.Name, parameter.Entry?.Place ?? parameter.Rule));
        }
    }

    private static DecisionPart ToPart(LinkOwnerKind kind) =>
        kind switch
        {
            LinkOwnerKind.Network => DecisionPart.Network,
            LinkOwnerKind.Redirector => DecisionPart.Redirector,
            _ => DecisionPart.Shortener,
        };
}
