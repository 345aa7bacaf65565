using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Tracking.Rules;

/// <summary>
/// Reads the <c>removeparam</c> rules of a list. Its other rules, which block and hide, are none of ours; a
/// <c>removeparam</c> rule that cannot be used is named and passed over.
/// </summary>
internal sealed partial class RemoveParamReader
{
    private static readonly string[] ContentTypes =
    [
        "document",
        "doc",
        "all",
        "subdocument",
        "frame",
        "xmlhttprequest",
        "xhr",
        "script",
        "stylesheet",
        "css",
        "image",
        "media",
        "font",
        "object",
        "ping",
        "websocket",
        "other",
    ];

    // They say whose request it is; a reader who follows a link makes one of any of these.
    private static readonly string[] Passed = ["third-party", "3p", "first-party", "1p", "important", "match-case"];

    private readonly RuleFileContent content = new();
    private readonly ListBranches branches;
    private readonly HashSet<string> bad = new(StringComparer.Ordinal);
    private bool isList;

    private RemoveParamReader() => branches = new ListBranches(content);

    /// <exception cref="InvalidDataException">There is no such rule in it.</exception>
    public static RuleFileContent Read(ReadOnlySpan<byte> text)
    {
        var reader = new RemoveParamReader();
        var line = 0;
        if (!text.Contains((byte)0))
        {
            foreach (var row in Encoding.UTF8.GetString(text).AsSpan().EnumerateLines())
            {
                reader.ReadLine(row.Trim().ToString(), ++line);
            }
        }

        reader.branches.End();
        reader.content.Parameters.RemoveAll(rule => reader.bad.Contains(rule.Identity));
        return reader.isList
            ? reader.content
            : throw new InvalidDataException("it is neither ClearURLs' JSON nor a list with removeparam rules");
    }

    private void ReadLine(string text, int line)
    {
        if (text.StartsWith("!#", StringComparison.Ordinal))
        {
            branches.Read(text, line);
            return;
        }

        if (text.Length == 0 || text[0] is '!' or '[' || Cosmetic().IsMatch(text) || !Modifier().IsMatch(text))
        {
            return;
        }

        isList = true;
        if (!branches.IsTaken)
        {
            return;
        }

        var isException = text.StartsWith("@@", StringComparison.Ordinal);
        var rule = isException ? text[2..] : text;
        var mark = RemoveParamModifiers.GetMark(rule);
        if (mark < 0)
        {
            content.Refuse(line, $"'{text}' has no '$' before its modifiers");
            return;
        }

        var options = RemoveParamModifiers.Split(rule[(mark + 1)..]);
        var isBad = options.Remove("badfilter");
        var identity = RemoveParamModifiers.GetIdentity(text[..^(rule.Length - mark)], options);
        if (isBad)
        {
            bad.Add(identity);
        }
        else
        {
            Read(new Written(text, isException, rule[..mark], options, identity, line));
        }
    }

    private void Read(Written rule)
    {
        var domains = new List<string>();
        string? value = null;
        var types = new List<string>();
        var isAboutLinks = true;
        foreach (var option in rule.Options)
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? option : option[..equals];
            switch (name)
            {
                case "removeparam" or "queryprune":
                    value = equals < 0 ? "" : option[(equals + 1)..];
                    break;
                case "domain" or "from" or "to" when equals > 0:
                    domains.Add(option[(equals + 1)..]);
                    break;
                case "method" when equals > 0:
                    isAboutLinks &= RemoveParamModifiers.Allow(option[(equals + 1)..], "get");
                    break;
                case "app" when equals > 0:
                    isAboutLinks &= RemoveParamModifiers.Allow(option[(equals + 1)..], "");
                    break;
                case var _ when equals < 0 && Array.IndexOf(ContentTypes, name.TrimStart('~')) >= 0:
                    types.Add(name);
                    break;
                case var _ when equals < 0 && Array.IndexOf(Passed, name.TrimStart('~')) >= 0:
                    break;
                default:
                    content.Refuse(
                        rule.Line,
                        $"'{rule.Text}' has the modifier '{name}', which does not go with removeparam"
                    );
                    return;
            }
        }

        if (isAboutLinks && IsAboutLinks(types) && value is not null)
        {
            Add(rule, value, domains);
        }
    }

    private void Add(Written rule, string value, List<string> domains)
    {
        var isNegated = value.StartsWith('~');
        var plain = isNegated ? value[1..] : value;
        RulePattern? expression = null;
        if (plain.StartsWith('/'))
        {
            var end = plain.LastIndexOf('/');
            var flags = plain[(end + 1)..];
            if (end == 0 || flags is not ("" or "i"))
            {
                content.Refuse(
                    rule.Line,
                    $"'{plain}' is no regular expression between slashes, with at most the flag i"
                );
                return;
            }

            expression = content.Pattern(plain[1..end], plain, rule.Line, ignoresCase: flags == "i");
            if (expression is null)
            {
                return;
            }
        }

        var matchesCase = rule.Options.Contains("match-case");
        if (
            RuleDomains.Read(domains, rule.Line, content) is not { } named
            || !RemoveParamPattern.TryParse(
                rule.Pattern,
                !matchesCase,
                rule.Line,
                content,
                out var host,
                out var pattern
            )
        )
        {
            return;
        }

        content.Parameters.Add(
            new RemoveParamRule
            {
                Text = rule.Text,
                IsException = rule.IsException,
                IsNegated = isNegated,
                Value = value,
                Name = expression is null && plain.Length > 0 ? plain : null,
                Expression = expression,
                Host = host,
                Pattern = pattern,
                Domains = named,
                Identity = rule.Identity,
            }
        );
    }

    /// <summary>Without a content type a rule is about documents, which links lead to.</summary>
    private static bool IsAboutLinks(List<string> types) =>
        types.Count == 0
        || types.Exists(type => type is "document" or "doc" or "all")
        || (types.TrueForAll(type => type[0] == '~') && !types.Exists(type => type is "~document" or "~doc"));

    [GeneratedRegex(@"[$,](removeparam|queryprune)(=|,|$)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Modifier();

    [GeneratedRegex(@"#[@?$%]*#", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Cosmetic();

    /// <summary>A rule as it stands in the list.</summary>
    private sealed record Written(
        string Text,
        bool IsException,
        string Pattern,
        List<string> Options,
        string Identity,
        int Line
    );
}
