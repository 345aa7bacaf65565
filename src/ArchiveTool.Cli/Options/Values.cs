using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Documents.Posts;
using ArchiveTool.Core.Referrers;
using ArchiveTool.Core.Runs.Auditing;
using ArchiveTool.Tracking;
using ArchiveTool.Urls;
using ArchiveTool.Urls.Parsing;

namespace ArchiveTool.Cli.Options;

/// <summary>Options whose values have their own form. A value of another form is a usage error that names it.</summary>
internal static class Values
{
    private static readonly TimeSpan RegexLimit = TimeSpan.FromMilliseconds(250);

    public static Option<TimeSpan?> Duration(string name, string description, TimeSpan least, TimeSpan most) =>
        Optional(
            name,
            description,
            "DURATION",
            $"500ms, 30s or 2m, {(least > TimeSpan.Zero ? "more than nothing and " : "")}at most {most.TotalDays:0}d",
            (string text, out TimeSpan value) =>
                Cli.Options.Duration.TryParse(text, out value) && value >= least && value <= most
        );

    public static Option<long?> Size(string name, string description) =>
        Optional<long>(name, description, "SIZE", "10MB or 1GiB", ByteSize.TryParse);

    public static Option<int?> Count(string name, string description, int least, int most) =>
        Optional(
            name,
            description,
            "N",
            $"a whole number from {least} to {most}",
            (string text, out int value) =>
                int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out value)
                && value >= least
                && value <= most
        );

    public static Option<T?> Optional<T>(
        string name,
        string description,
        string helpName,
        string form,
        TryParse<T> parse
    )
        where T : struct =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            CustomParser = result => One(result, name, form, parse),
        };

    public static Option<WebUrl?> Url(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "URL",
            CustomParser = result =>
            {
                if (WebUrl.TryParse(Text(result), null, out var url) && url.IsHttp)
                {
                    return url.WithoutPassword();
                }

                result.AddError(Invalid(Text(result), name, "an absolute http(s) URL"));
                return null;
            },
        };

    public static Option<IReadOnlyList<T>> Many<T>(
        string name,
        string description,
        string helpName,
        string form,
        TryParse<T> parse,
        bool isSecret = false
    ) =>
        new(name)
        {
            Description = description,
            HelpName = helpName,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            DefaultValueFactory = _ => [],
            CustomParser = result =>
            {
                var values = new List<T>();
                foreach (var token in result.Tokens)
                {
                    if (parse(token.Value, out var value))
                    {
                        values.Add(value);
                    }
                    else
                    {
                        result.AddError(isSecret ? Invalid(name, form) : Invalid(token.Value, name, form));
                    }
                }

                return values;
            },
        };

    public static Option<IReadOnlyList<Regex>> Regexes(string name, string description) =>
        Many<Regex>(name, description, "REGEX", "a regular expression", TryParseRegex);

    public static bool TryParseRegex(string text, out Regex value)
    {
        try
        {
            value = GetRegex(text);
            return true;
        }
        catch (ArgumentException)
        {
            value = null!;
            return false;
        }
    }

    /// <summary>Matched in linear time where the pattern allows it: without lookarounds, back-references and the like.</summary>
    private static Regex GetRegex(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, RegexLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(text, RegexOptions.CultureInvariant, RegexLimit);
        }
    }

    /// <summary>The words of <c>--referrer-policy</c>.</summary>
    public static IReadOnlyList<string> PolicyNames =>
        [
            .. Enum.GetValues<ReferrerPolicy>()
                .Where(policy => policy != ReferrerPolicy.None)
                .Select(policy => policy.ToToken()),
        ];

    public static bool TryParsePolicy(string text, out ReferrerPolicy policy)
    {
        policy = ReferrerPolicies.Parse(text);
        return policy != ReferrerPolicy.None;
    }

    public static bool TryParseFormat(string text, out InputFormat format)
    {
        format = text switch
        {
            "auto" => InputFormat.Auto,
            "html" => InputFormat.Html,
            "markdown" => InputFormat.Markdown,
            "feed" => InputFormat.Feed,
            "sitemap" => InputFormat.Sitemap,
            "opml" => InputFormat.Opml,
            "bookmarks" => InputFormat.Bookmarks,
            "list" => InputFormat.List,
            _ => InputFormat.None,
        };
        return format != InputFormat.None;
    }

    public static PostFormat? GetPostFormat(InputFormat? format) =>
        format switch
        {
            InputFormat.Html => PostFormat.Html,
            InputFormat.Markdown => PostFormat.Markdown,
            _ => null,
        };

    /// <summary>A comma list, each of its words parsed.</summary>
    public static bool TryParseList<T>(string text, TryParse<T> parse, out IReadOnlyList<T> values)
    {
        var list = new List<T>();
        values = list;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!parse(word, out var value))
            {
                return false;
            }

            list.Add(value);
        }

        return true;
    }

    /// <summary>The value as written; empty if absent, which the parser has refused.</summary>
    public static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    /// <summary>What is wrong with a value; one that may hold a password is not repeated.</summary>
    public static string Invalid(string value, string name, string form) =>
        value.Contains('@', StringComparison.Ordinal)
            ? Invalid(name, form)
            : $"Invalid value '{value}' for {name}; expected {form}";

    /// <summary>What is wrong with a value that is a secret.</summary>
    public static string Invalid(string name, string form) => $"Invalid value for {name}; expected {form}";

    private static T? One<T>(ArgumentResult result, string name, string form, TryParse<T> parse)
        where T : struct
    {
        if (parse(Text(result), out var value))
        {
            return value;
        }

        result.AddError(Invalid(Text(result), name, form));
        return null;
    }

    /// <summary>What <c>--clean-links</c> names.</summary>
    public static LinkCleaning GetLinkCleaning(string? word) =>
        word switch
        {
            "tracking" => LinkCleaning.Tracking,
            "all" => LinkCleaning.All,
            _ => LinkCleaning.None,
        };

    /// <summary>A regular expression and, behind a space, what is put in the place of its matches.</summary>
    public static bool TryParseRemap(string text, out ReferenceRemap remap)
    {
        remap = null!;
        var parts = text.Split(
            (char[]?)null,
            2,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (parts.Length < 2 || !TryParseRegex(parts[0], out var pattern))
        {
            return false;
        }

        remap = new ReferenceRemap(pattern, parts[1]);
        return true;
    }
}
