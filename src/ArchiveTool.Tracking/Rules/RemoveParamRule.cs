namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// A rule of AdGuard's and uBlock's lists that takes parameters out of URLs
/// (https://adguard.com/kb/general/ad-filtering/create-own-filters/#removeparam-modifier).
/// </summary>
internal sealed class RemoveParamRule
{
    /// <summary>As it stands in the list.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it lifts other rules.</summary>
    public bool IsException { get; init; }

    /// <summary>Whether it lifts or takes all but what it names.</summary>
    public bool IsNegated { get; init; }

    /// <summary>The value of <c>removeparam</c> as written, which exceptions name again; empty for all parameters.</summary>
    public string Value { get; init; } = "";

    /// <summary>The name that the value is; null if it is an expression, or all.</summary>
    public string? Name { get; init; }

    /// <summary>The expression that the value is, for <c>name=value</c>.</summary>
    public RulePattern? Expression { get; init; }

    /// <summary>The host of <c>||host</c>, for it and all below; null for another pattern.</summary>
    public string? Host { get; init; }

    /// <summary>What else the URL must have; null if nothing.</summary>
    public RulePattern? Pattern { get; init; }

    /// <summary>The domains that a link must lead to, or must not.</summary>
    public required RuleDomains Domains { get; init; }

    /// <summary>What another rule must be, but for <c>badfilter</c>, to take this one back.</summary>
    public required string Identity { get; init; }

    /// <summary>Whether the rule is about every URL.</summary>
    public bool IsGeneral => Host is null && Pattern is null && Domains.AreAll;

    /// <summary>Whether it holds for a host, as far as domains go.</summary>
    public bool HoldsOn(ReadOnlySpan<char> host) => Domains.Hold(host);

    /// <summary>Whether it takes a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameter">Its name, and its value where it has one.</param>
    public bool Takes(ReadOnlySpan<char> name, ReadOnlySpan<char> parameter)
    {
        if (Name is null && Expression is null)
        {
            return true;
        }

        var isNamed = Name is null
            ? Expression!.MayFit(parameter) && Expression.Fits(parameter)
            : name.SequenceEqual(Name);
        return isNamed != IsNegated;
    }
}
