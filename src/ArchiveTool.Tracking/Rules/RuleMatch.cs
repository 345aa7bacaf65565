using ArchiveTool.Tracking.Judgements;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Rules;

/// <summary>What of a user's rules is about one URL.</summary>
internal sealed class RuleMatch
{
    // Any page will do to see whether a relative URL is one.
    private static readonly WebUrl? AnyPage = WebUrl.TryParse("https://page.invalid/", null, out var page)
        ? page
        : null;

    private readonly List<ClearUrlsProvider> providers = [];
    private readonly List<RemoveParamRule> rules = [];
    private readonly List<RemoveParamRule> exceptions = [];
    private readonly List<(ClearUrlsProvider Provider, RulePattern Pattern)> raw = [];

    /// <summary>Whether fields that say who referred the reader stay.</summary>
    public bool KeepsReferrals { get; init; }

    /// <summary>The URL's host.</summary>
    public string Host { get; set; } = "";

    /// <summary>The rules about every URL, or null.</summary>
    public GeneralParameters? General { get; set; }

    /// <summary>The provider that says that such URLs only track, or null.</summary>
    public string? Complete { get; private set; }

    /// <summary>The provider whose redirector the URL is, or null.</summary>
    public string? Redirector { get; private set; }

    /// <summary>Where the redirector leads, as it stands in the URL.</summary>
    public string? Destination { get; private set; }

    public void Add(ClearUrlsProvider provider, List<RulePattern>? rawRules, string? destination)
    {
        if (provider.IsComplete)
        {
            Complete ??= provider.Name;
            return;
        }

        if (destination is not null && Destination is null)
        {
            (Redirector, Destination) = (provider.Name, destination);
        }

        if (!provider.Rules.IsEmpty || !provider.Referrals.IsEmpty)
        {
            providers.Add(provider);
        }

        raw.AddRange((rawRules ?? []).Select(pattern => (provider, pattern)));
    }

    public void Add(RemoveParamRule rule) => (rule.IsException ? exceptions : rules).Add(rule);

    /// <summary>The field's rule among the providers', or null.</summary>
    public (string Rule, bool IsReferral)? FindField(ReadOnlySpan<char> name)
    {
        foreach (var provider in providers)
        {
            if (provider.Rules.Find(name) is { } rule)
            {
                return ($"{provider.Name}: {rule}", false);
            }

            if (!KeepsReferrals && provider.Referrals.Find(name) is { } referral)
            {
                return ($"{provider.Name}: {referral} (referral)", true);
            }
        }

        return null;
    }

    /// <summary>The <c>removeparam</c> rule that takes a parameter of the query, or null.</summary>
    public string? FindParameter(ReadOnlySpan<char> name, ReadOnlySpan<char> parameter)
    {
        foreach (var rule in rules)
        {
            if (rule.Takes(name, parameter) && !IsLifted(rule))
            {
                return rule.Text;
            }
        }

        return General?.Find(Host, name, parameter, this)?.Text;
    }

    /// <summary>Whether an exception names a parameter; it then also stays where our own catalogue would take it.</summary>
    public bool Keeps(ReadOnlySpan<char> name, ReadOnlySpan<char> parameter)
    {
        foreach (var exception in exceptions)
        {
            if (exception.Takes(name, parameter))
            {
                return true;
            }
        }

        return General?.Keeps(Host, name, parameter) ?? false;
    }

    /// <summary>Whether an exception lifts a rule: one without a value all, else those of the same value.</summary>
    public bool IsLifted(RemoveParamRule rule) =>
        exceptions.Exists(exception => Lifts(exception, rule))
        || (General?.Exceptions.Any(exception => exception.HoldsOn(Host) && Lifts(exception, rule)) ?? false);

    /// <summary>The URL without what the raw rules match, and without fields that are parts of its path.</summary>
    public string RemoveBeforeQuery(string text, List<TrackingParameter> removed)
    {
        text = RemoveFromPath(text, removed);
        foreach (var (provider, pattern) in raw)
        {
            var parts = new List<TrackingParameter>();
            var rest = pattern.Remove(
                text,
                part => parts.Add(new TrackingParameter(part, "", $"{provider.Name}: {pattern.Text}"))
            );
            if (parts.Count > 0 && IsStillUrl(rest, text))
            {
                text = rest;
                removed.AddRange(parts);
            }
        }

        return text;
    }

    /// <summary>Whether what is left can stand for the URL: absolute if that was, or relative as that was.</summary>
    private static bool IsStillUrl(string rest, string text) =>
        rest.Length > 0
        && WebUrl.TryParse(rest, WebUrl.TryParse(text, null, out _) ? null : AnyPage, out var url)
        && url.IsHttp
        // Where no host is left between the slashes, the first part of the path would be taken for one.
        && !rest.StartsWith("///", StringComparison.Ordinal)
        && !rest.StartsWith($"{url.Scheme}:///", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>/name=value</c>, as far as the next slash, question mark or hash sign.</summary>
    private string RemoveFromPath(string text, List<TrackingParameter> removed)
    {
        var end = text.AsSpan().IndexOfAny('?', '#');
        end = end < 0 ? text.Length : end;
        var at =
            providers.Count == 0 || !text.AsSpan(0, end).Contains('=')
                ? -1
                : text.IndexOf('/', StringComparison.Ordinal);
        while (at >= 0 && at < end)
        {
            var length = text.AsSpan((at + 1)..end).IndexOf('/');
            var next = length < 0 ? end : at + 1 + length;
            var segment = text.AsSpan((at + 1)..next);
            var equals = segment.IndexOf('=');
            if (equals > 0 && FindField(segment[..equals]) is { } field)
            {
                removed.Add(Parameter(segment[..equals], segment[(equals + 1)..], field));
                text = text.Remove(at, next - at);
                end -= next - at;
                next = at;
            }

            at = next < end ? next : -1;
        }

        return text;
    }

    private static TrackingParameter Parameter(
        ReadOnlySpan<char> name,
        ReadOnlySpan<char> value,
        (string Rule, bool IsReferral) field
    ) => new(name.ToString(), value.ToString(), field.Rule) { IsReferral = field.IsReferral };

    private static bool Lifts(RemoveParamRule exception, RemoveParamRule rule) =>
        exception.Value.Length == 0 || exception.Value == rule.Value;
}
