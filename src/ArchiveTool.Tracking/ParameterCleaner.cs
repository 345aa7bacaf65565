using System.Text;
using ArchiveTool.Tracking.Catalogue;
using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Tracking.Parameters;
using ArchiveTool.Tracking.Rules;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking;

/// <summary>Takes the parameters that track out of query and fragment; what stays keeps its bytes.</summary>
/// <param name="global">The parameters that track everywhere.</param>
/// <param name="needed">The parameters that are needed wherever they stand.</param>
internal sealed class ParameterCleaner(ParameterIndex global, ParameterIndex needed)
{
    /// <summary>The finding, or null if nothing tracks.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="written">As it was written.</param>
    /// <param name="known">What is known of its host, or null.</param>
    /// <param name="rules">What the user's rules say of it, or null.</param>
    /// <param name="protect">The author's affiliate link, whose account stays; or null.</param>
    /// <param name="needs">Told which parameters stay because the page needs them; null for nobody.</param>
    public TrackingFinding? Clean(
        WebUrl url,
        string written,
        HostRules? known,
        RuleMatch? rules,
        LinkRule? protect,
        List<TrackingParameter>? needs = null
    )
    {
        var before = new List<TrackingParameter>();
        var start = rules is null ? written : rules.RemoveBeforeQuery(written, before);
        var text = UrlText.Read(start);
        var removed = new Removal(start, url, needs);
        Look(ref removed, text.QueryStart, text.QueryEnd, known, rules, protect, isStripping: false);
        LookAtFragment(ref removed, text, known, rules, protect);
        return removed.Parameters is { } parameters
                ? new TrackingFinding(removed.Rest(text), [.. before, .. parameters], null, null, Beacon: false)
            : before.Count > 0 ? new TrackingFinding(start, before, null, null, Beacon: false)
            : null;
    }

    /// <summary>The URL without trackers and without the account of an affiliate link.</summary>
    public string Strip(WebUrl url, string href, HostRules? known, RuleMatch? rules, LinkRule link)
    {
        var start = rules is null ? href : rules.RemoveBeforeQuery(href, []);
        var text = UrlText.Read(start);
        var removed = new Removal(start, url, needs: null);
        Look(ref removed, text.QueryStart, text.QueryEnd, known, rules, link, isStripping: true);
        LookAtFragment(ref removed, text, known, rules, protect: null);
        return removed.Rest(text);
    }

    /// <summary>
    /// The first of the parameters that marks a network's click: by its name and by the form of its value, since a site
    /// has its own parameters of the same names.
    /// </summary>
    public (string Network, string Name, string Value)? FindClick(IEnumerable<TrackingParameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (
                global.Find(parameter.Name, []) is { Network: { } network } rule
                && rule.IsClick(PercentDecoding.Decode(parameter.Value))
            )
            {
                return (network, parameter.Name, parameter.Value);
            }
        }

        return null;
    }

    private void LookAtFragment(
        ref Removal removed,
        UrlText text,
        HostRules? known,
        RuleMatch? rules,
        LinkRule? protect
    )
    {
        var fragment = removed.Text.AsSpan(text.FragmentStart);
        if (!fragment.Contains('='))
        {
            return;
        }

        // A page's own router ("#/route?a=1", "#!route?a=1") has its parameters behind a question mark.
        var isRoute = fragment[0] is '/' or '!';
        var mark = isRoute ? fragment.IndexOf('?') : -1;
        if (isRoute && mark < 0)
        {
            return;
        }

        removed.FragmentParameters = text.FragmentStart + mark + 1;
        Look(ref removed, removed.FragmentParameters, removed.Text.Length, known, rules, protect, isStripping: false);
    }

    private void Look(
        ref Removal removed,
        int start,
        int end,
        HostRules? known,
        RuleMatch? rules,
        LinkRule? link,
        bool isStripping
    )
    {
        var isQuery = start != removed.FragmentParameters;
        foreach (var parameter in new ParameterReader(removed.Text, start, end))
        {
            var name = parameter.Name(removed.Text);
            if (link is not null && link.IsAccount(name))
            {
                if (isStripping)
                {
                    removed.Add(parameter, "", isReferral: false, entry: null);
                }

                continue;
            }

            var whole = removed.Text.AsSpan(parameter.Start..parameter.End);
            var path = removed.Url.PathSpan;
            if (FindNeeded(name, path, known) is { } reason)
            {
                removed.Keep(parameter, reason);
                continue;
            }

            if (rules is not null && rules.Keeps(name, whole))
            {
                continue;
            }

            if (FindRule(name, path, known) is { } rule)
            {
                removed.Add(parameter, rule.Rule, isReferral: false, rule.Entry);
            }
            else if (rules is not null && FindAdded(rules, name, whole, isQuery) is { } added)
            {
                removed.Add(parameter, added.Rule, added.IsReferral, entry: null);
            }
        }
    }

    private static (string Rule, bool IsReferral)? FindAdded(
        RuleMatch rules,
        ReadOnlySpan<char> name,
        ReadOnlySpan<char> parameter,
        bool isQuery
    ) => rules.FindField(name) ?? (isQuery && rules.FindParameter(name, parameter) is { } rule ? (rule, false) : null);

    /// <summary>What says that the page is another one without the parameter, or null; no rule takes it then.</summary>
    private ParameterRule? FindNeeded(ReadOnlySpan<char> name, ReadOnlySpan<char> path, HostRules? known) =>
        (needed.IsEmpty ? null : needed.Find(name, path))
        ?? (known is { Needed.IsEmpty: false } ? known.Needed.Find(name, path) : null);

    private ParameterRule? FindRule(ReadOnlySpan<char> name, ReadOnlySpan<char> path, HostRules? known) =>
        global.Find(name, path) ?? (known is { Parameters.IsEmpty: false } ? known.Parameters.Find(name, path) : null);

    /// <summary>What goes, and the text that is left.</summary>
    private ref struct Removal(string text, WebUrl url, List<TrackingParameter>? needs)
    {
        private List<WrittenParameter>? gone;

        public readonly string Text => text;

        public readonly WebUrl Url => url;

        public List<TrackingParameter>? Parameters { get; private set; }

        public int FragmentParameters { get; set; } = -1;

        public void Add(WrittenParameter parameter, string rule, bool isReferral, CatalogueEntry? entry)
        {
            (gone ??= []).Add(parameter);
            (Parameters ??= []).Add(Describe(parameter, rule, isReferral, entry));
        }

        public readonly void Keep(WrittenParameter parameter, ParameterRule reason) =>
            needs?.Add(Describe(parameter, reason.Rule, isReferral: false, reason.Entry));

        private readonly TrackingParameter Describe(
            WrittenParameter parameter,
            string rule,
            bool isReferral,
            CatalogueEntry? entry
        ) =>
            new(parameter.Name(text).ToString(), parameter.Value(text).ToString(), rule)
            {
                IsReferral = isReferral,
                Entry = entry,
            };

        public readonly string Rest(UrlText at)
        {
            if (gone is null)
            {
                return text;
            }

            var rest = new StringBuilder(text.Length);
            var next = 0;
            rest.Append(text, 0, at.QueryStart);
            Keep(rest, at.QueryStart, at.QueryEnd, ref next);
            if (at.FragmentStart == at.QueryEnd)
            {
                return rest.ToString();
            }

            rest.Append('#');
            var start = FragmentParameters < 0 ? text.Length : FragmentParameters;
            rest.Append(text, at.FragmentStart, start - at.FragmentStart);
            Keep(rest, start, text.Length, ref next);
            return rest.ToString();
        }

        /// <summary>Writes what stays of a run of parameters; where none stays, their question mark or hash sign goes too.</summary>
        private readonly void Keep(StringBuilder rest, int start, int end, ref int next)
        {
            var isFirst = true;
            var hasLost = false;
            foreach (var parameter in new ParameterReader(text, start, end))
            {
                if (next < gone!.Count && gone[next] == parameter)
                {
                    next++;
                    hasLost = true;
                    continue;
                }

                var from = isFirst ? parameter.Start : parameter.Separator;
                rest.Append(text, from, parameter.End - from);
                isFirst = false;
            }

            if (isFirst && hasLost)
            {
                rest.Length--;
            }
        }
    }
}
