using System.Text;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Tracking.Rules;

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
    private readonly List<string> bad = [];
    private bool isList;

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

        reader.content.Parameters.RemoveAll(rule => reader.bad.Contains(rule.Text));
        return reader.isList
            ? reader.content
            : throw new InvalidDataException("it is neither ClearURLs' JSON nor a list with removeparam rules");
    }

    private void ReadLine(string text, int line)
    {
        if (text.Length == 0 || text[0] is '!' or '[' || Cosmetic().IsMatch(text) || !Modifier().IsMatch(text))
        {
            return;
        }

        isList = true;
        var isException = text.StartsWith("@@", StringComparison.Ordinal);
        var rule = isException ? text[2..] : text;
        var mark = MarkOf(rule);
        if (mark < 0)
        {
            content.Refuse(line, $"'{text}' has no '$' before its modifiers");
            return;
        }

        var options = Options(rule[(mark + 1)..]);
        if (options.Remove("badfilter"))
        {
            bad.Add($"{(isException ? "@@" : "")}{rule[..mark]}${string.Join(',', options)}");
            return;
        }

        Read(text, isException, rule[..mark], options, line);
    }

    private void Read(string text, bool isException, string pattern, List<string> options, int line)
    {
        var domains = new List<string>();
        string? value = null;
        var types = new List<string>();
        foreach (var option in options)
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? option : option[..equals];
            switch (name)
            {
                case "removeparam" or "queryprune":
                    value = equals < 0 ? "" : option[(equals + 1)..];
                    break;
                case "domain" or "from" or "to" when equals > 0:
                    domains.AddRange(option[(equals + 1)..].ToLowerInvariant().Split('|'));
                    break;
                case "app" or "method" when equals > 0:
                    break;
                case var _ when equals < 0 && Array.IndexOf(ContentTypes, name.TrimStart('~')) >= 0:
                    types.Add(name);
                    break;
                case var _ when equals < 0 && Array.IndexOf(Passed, name.TrimStart('~')) >= 0:
                    break;
                default:
                    content.Refuse(line, $"'{text}' has the modifier '{name}', which does not go with removeparam");
                    return;
            }
        }

        if (IsAboutLinks(types) && value is not null)
        {
            Add(text, isException, pattern, value, domains, options.Contains("match-case"), line);
        }
    }

    private void Add(
        string text,
        bool isException,
        string pattern,
        string value,
        List<string> domains,
        bool matchesCase,
        int line
    )
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
                content.Refuse(line, $"'{plain}' is no regular expression between slashes, with at most the flag i");
                return;
            }

            expression = content.Pattern(plain[1..end], plain, line, ignoresCase: flags == "i");
            if (expression is null)
            {
                return;
            }
        }

        if (!RemoveParamPattern.TryParse(pattern, !matchesCase, line, content, out var host, out var urlPattern))
        {
            return;
        }

        content.Parameters.Add(
            new RemoveParamRule
            {
                Text = text,
                IsException = isException,
                IsNegated = isNegated,
                Value = value,
                Name = expression is null && plain.Length > 0 ? plain : null,
                Expression = expression,
                Host = host,
                Pattern = urlPattern,
                Domains = [.. domains.Where(domain => !domain.StartsWith('~'))],
                ExceptDomains = [.. domains.Where(domain => domain.StartsWith('~')).Select(domain => domain[1..])],
            }
        );
    }

    /// <summary>Without a content type a rule is about documents, which links lead to.</summary>
    private static bool IsAboutLinks(List<string> types) =>
        types.Count == 0
        || types.Exists(type => type is "document" or "doc" or "all")
        || (types.TrueForAll(type => type[0] == '~') && !types.Exists(type => type is "~document" or "~doc"));

    /// <summary>Where the modifiers begin: at the first dollar sign that a modifier follows, and none of an expression's.</summary>
    private static int MarkOf(string rule)
    {
        var mark = rule.IndexOf('$', StringComparison.Ordinal);
        while (mark >= 0 && !First().IsMatch(rule.AsSpan(mark + 1)))
        {
            mark = rule.IndexOf('$', mark + 1);
        }

        return mark;
    }

    /// <summary>The modifiers; commas within an expression or behind a backslash separate none.</summary>
    private static List<string> Options(string text)
    {
        var options = new List<string>();
        var one = new StringBuilder();
        var isExpression = false;
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '\\' && i + 1 < text.Length)
            {
                // An expression keeps its escapes, but for those of the list's own syntax.
                if (text[i + 1] is not (',' or '$'))
                {
                    one.Append(sign);
                }
                else if (text[i + 1] == '$')
                {
                    one.Append('\\');
                }

                one.Append(text[++i]);
            }
            else if (sign == ',' && !isExpression)
            {
                options.Add(one.ToString().Trim());
                one.Clear();
            }
            else
            {
                if (sign == '/')
                {
                    isExpression = !isExpression && one.Length > 0 && one[^1] is '=' or '~';
                }

                one.Append(sign);
            }
        }

        options.Add(one.ToString().Trim());
        return options;
    }

    [GeneratedRegex(@"[$,](removeparam|queryprune)(=|,|$)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Modifier();

    [GeneratedRegex(
        "^~?[a-z0-9-]+(=|,|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex First();

    [GeneratedRegex(@"#[@?$%]*#", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Cosmetic();
}
