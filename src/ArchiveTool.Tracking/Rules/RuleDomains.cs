using ArchiveTool.Urls;

namespace ArchiveTool.Tracking.Rules;

/// <summary>The domains that a rule is about, or is not about: what stands in <c>domain=</c>.</summary>
internal sealed class RuleDomains
{
    private const string AnySuffix = ".*";
    private readonly List<string> names = [];
    private readonly List<string> stems = [];
    private readonly List<RulePattern> expressions = [];
    private RuleDomains? except;

    /// <summary>Names of which it is about one, or one below.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>Whether it is about all domains, but for those left out.</summary>
    public bool AreAll => names.Count + stems.Count + expressions.Count == 0;

    /// <summary>Whether only names say what it is about.</summary>
    public bool AreNames => names.Count > 0 && stems.Count + expressions.Count == 0;

    /// <summary>Null if one of them is invalid; the file records the problem.</summary>
    public static RuleDomains? Read(IEnumerable<string> values, int line, RuleFileContent content)
    {
        var domains = new RuleDomains();
        foreach (var value in values.SelectMany(Split))
        {
            var isExcept = value.StartsWith('~');
            var target = isExcept ? domains.except ??= new RuleDomains() : domains;
            if (!target.TryAdd(isExcept ? value[1..] : value, line, content))
            {
                return null;
            }
        }

        return domains;
    }

    /// <summary>Whether a host is among them.</summary>
    public bool Hold(ReadOnlySpan<char> host) => (AreAll || Name(host)) && !(except?.Name(host) ?? false);

    private bool TryAdd(string domain, int line, RuleFileContent content)
    {
        if (domain is ['/', .. var expression, '/'])
        {
            if (content.Pattern(expression, domain, line, ignoresCase: true) is not { } pattern)
            {
                return false;
            }

            expressions.Add(pattern);
            return true;
        }

        var isStem = domain.EndsWith(AnySuffix, StringComparison.Ordinal);
        var name = domain.Contains('/', StringComparison.Ordinal)
            ? null
            : AsciiHost.Convert(isStem ? domain[..^AnySuffix.Length] : domain);
        if (name is null)
        {
            content.Refuse(line, $"'{domain}' is no domain");
            return false;
        }

        (isStem ? stems : names).Add(isStem ? $"{name}." : name);
        return true;
    }

    private bool Name(ReadOnlySpan<char> host)
    {
        foreach (var name in names)
        {
            if (host.EndsWith(name) && (host.Length == name.Length || host[host.Length - name.Length - 1] == '.'))
            {
                return true;
            }
        }

        foreach (var stem in stems)
        {
            if (IsUnderSuffix(host, stem))
            {
                return true;
            }
        }

        foreach (var expression in expressions)
        {
            if (expression.MayFit(host) && expression.Fits(host))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether nothing but a public suffix stands behind <c>example.</c>, in <c>www.example.co.uk</c> for one.</summary>
    private static bool IsUnderSuffix(ReadOnlySpan<char> host, string stem)
    {
        var at = host.IndexOf(stem);
        while (at >= 0)
        {
            var end = at + stem.Length;
            if ((at == 0 || host[at - 1] == '.') && RegistrableDomain.IsPublicSuffix(host[end..].ToString()))
            {
                return true;
            }

            var next = host[(at + 1)..].IndexOf(stem);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>Those between bars; a bar behind a backslash belongs to an expression.</summary>
    private static IEnumerable<string> Split(string value) =>
        value.Replace(@"\|", "\0", StringComparison.Ordinal).Split('|').Select(one => one.Replace('\0', '|'));
}
