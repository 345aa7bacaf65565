using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// All rules that a user brings, found by host and by literal, so that a URL is asked only the few expressions that may
/// fit it.
/// </summary>
internal sealed class RuleIndex
{
    private const int MostBitsOnStack = 64;
    private readonly ClearUrlsProvider[] providers;
    private readonly LiteralIndex literals = new();
    private readonly Dictionary<RulePattern, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly RemoveParamIndex parameters;
    private readonly int words;

    public RuleIndex(IReadOnlyList<RuleFile> files)
    {
        providers = [.. files.SelectMany(file => file.Providers)];
        parameters = new RemoveParamIndex([.. files.SelectMany(file => file.Parameters)]);
        var patterns = providers
            .SelectMany(provider =>
                provider.Exceptions.Concat(provider.Redirections).Concat(provider.RawRules).Append(provider.UrlPattern)
            )
            .Concat(parameters.Patterns);
        foreach (var pattern in patterns)
        {
            if (pattern.Literal is { } literal && literal.All(char.IsAscii))
            {
                numbers[pattern] = literals.Add(literal);
            }
        }

        literals.Build();
        words = (literals.Count + 63) / 64;
    }

    /// <summary>What of the rules is about a URL, or null.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="keepsReferrals">Whether fields that say who referred the reader stay.</param>
    public RuleMatch? Find(WebUrl url, bool keepsReferrals)
    {
        var bits = words <= MostBitsOnStack ? stackalloc ulong[words] : new ulong[words];
        bits.Clear();
        var text = url.HrefOfName;
        var host = url.NameSpan;
        literals.Mark(text, bits);
        RuleMatch? match = null;
        foreach (var provider in providers)
        {
            if (Fits(provider.UrlPattern, text, bits) && !FitsAny(provider.Exceptions, text, bits))
            {
                (match ??= new RuleMatch { KeepsReferrals = keepsReferrals }).Add(
                    provider,
                    Raw(provider, bits),
                    Destination(provider, text, bits)
                );
            }
        }

        foreach (var rule in parameters.GetCandidates(host))
        {
            if (rule.HoldsOn(host) && (rule.Pattern is null || Fits(rule.Pattern, text, bits)))
            {
                (match ??= new RuleMatch { KeepsReferrals = keepsReferrals }).Add(rule);
            }
        }

        if (
            !parameters.General.IsEmpty
            && (match is not null || url.Offsets is not { QueryStart: < 0, FragmentStart: < 0 })
        )
        {
            (match ??= new RuleMatch { KeepsReferrals = keepsReferrals }).General = parameters.General;
            match.Host = host.Length == url.HostSpan.Length ? url.Host : host.ToString();
        }

        return match;
    }

    private bool Fits(RulePattern pattern, string text, ReadOnlySpan<ulong> bits) =>
        MayFit(pattern, bits) && pattern.Fits(text);

    private bool MayFit(RulePattern pattern, ReadOnlySpan<ulong> bits) =>
        !numbers.TryGetValue(pattern, out var number) || (bits[number >> 6] & (1UL << (number & 63))) != 0;

    private bool FitsAny(List<RulePattern> patterns, string text, ReadOnlySpan<ulong> bits)
    {
        foreach (var pattern in patterns)
        {
            if (Fits(pattern, text, bits))
            {
                return true;
            }
        }

        return false;
    }

    private string? Destination(ClearUrlsProvider provider, string text, ReadOnlySpan<ulong> bits)
    {
        foreach (var redirection in provider.Redirections)
        {
            if (MayFit(redirection, bits) && redirection.FirstGroup(text) is { Length: > 0 } target)
            {
                return target;
            }
        }

        return null;
    }

    private List<RulePattern>? Raw(ClearUrlsProvider provider, ReadOnlySpan<ulong> bits)
    {
        List<RulePattern>? raw = null;
        foreach (var rule in provider.RawRules)
        {
            if (MayFit(rule, bits))
            {
                (raw ??= []).Add(rule);
            }
        }

        return raw;
    }
}
