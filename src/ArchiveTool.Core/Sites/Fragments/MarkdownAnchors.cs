using System.Text;
using System.Text.RegularExpressions;
using ArchiveTool.Core.Links.Pages;
using ArchiveTool.Core.References.Collecting.Markdown;
using ArchiveTool.Core.References.Collecting.Markdown.BareLinks;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArchiveTool.Core.Sites.Fragments;

/// <summary>The names that a fragment can mean in a Markdown file: headings, by the rules of its renderer, and HTML's ids.</summary>
internal static partial class MarkdownAnchors
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .Use<BareLinkExtension>()
        .UsePipeTables()
        .UseFootnotes()
        .Build();

    /// <summary>The names in a body.</summary>
    /// <param name="body">Without front matter.</param>
    /// <param name="generator">What renders it, or null where that is not known.</param>
    /// <param name="isMdx">Whether components may make more.</param>
    /// <returns>The names, or null if the body cannot be read.</returns>
    public static PageAnchors? Read(string body, Generator? generator, bool isMdx)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var numbered = new Dictionary<(SlugRule Rule, string Slug), int>();
        foreach (var part in MarkdownParts.Split(body))
        {
            if (!part.IsBounded || Parse(body.Substring(part.Range.Start, part.Range.Length)) is not { } document)
            {
                return null;
            }

            foreach (var heading in document.Descendants<HeadingBlock>())
            {
                Add(names, numbered, GetText(heading), generator);
            }
        }

        foreach (Match footnote in Footnotes().Matches(body))
        {
            var label = footnote.Groups["label"].Value;
            names.UnionWith([
                $"fn-{label}",
                $"fnref-{label}",
                $"fn:{label}",
                $"fnref:{label}",
                $"fn{label}",
                $"fnref{label}",
            ]);
        }

        foreach (Match own in Attributes().Matches(body))
        {
            names.Add(own.Groups["id"].Value);
        }

        names.UnionWith(
            PageReader.Read(Encoding.UTF8.GetBytes(body), "text/html; charset=utf-8", wantsNames: true).Names
        );
        var mayHaveMore =
            TemplateTags.MayName(Code().Replace(body, ""), generator)
            || body.Contains("--8<--", StringComparison.Ordinal)
            || (isMdx && body.Contains("import ", StringComparison.Ordinal))
            || generator is Generator.VitePress && body.Contains("@include", StringComparison.Ordinal);
        return mayHaveMore ? PageAnchors.Open(names) : new PageAnchors(names);
    }

    private static MarkdownDocument? Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deep: Markdig has no other way to say so.
            return null;
        }
    }

    private static void Add(
        HashSet<string> names,
        Dictionary<(SlugRule Rule, string Slug), int> numbered,
        string text,
        Generator? generator
    )
    {
        var own = ExplicitId().Match(text);
        var shown = own.Success ? text[..own.Index].TrimEnd() : text;
        if (own.Success)
        {
            names.Add(own.Groups["id"].Value);
        }

        foreach (var rule in GetRules(generator, shown))
        {
            var slug = HeadingSlugs.Make(rule, shown);
            var (separator, first) = HeadingSlugs.Repetition(rule);
            var count = numbered.GetValueOrDefault((rule, slug));
            numbered[(rule, slug)] = count + 1;
            // Python-Markdown numbers what has no letters at all, from the first on.
            var repeated =
                slug.Length == 0 && rule == SlugRule.Python ? count + 1
                : count == 0 ? 0
                : count - 1 + first;
            names.Add(repeated == 0 ? slug : $"{slug}{separator}{repeated}");
        }
    }

    private static IEnumerable<SlugRule> GetRules(Generator? generator, string text) =>
        generator switch
        {
            Generator.Hexo => [SlugRule.Hexo, SlugRule.GitHub],
            Generator.Jekyll => [SlugRule.Kramdown, SlugRule.GitHub],
            Generator.MkDocs => [SlugRule.Python],
            Generator.VitePress => [SlugRule.VitePress],
            Generator.Eleventy => [SlugRule.MarkdownItAnchor, SlugRule.GitHub, SlugRule.VitePress],
            not null => [SlugRule.GitHub],
            // Rules that drop what is not ASCII would find headings that nobody meant.
            null when text.Length > 0 && char.IsAsciiLetter(text[0]) && Ascii.IsValid(text) =>
            [
                SlugRule.GitHub,
                SlugRule.GitLab,
                SlugRule.MarkdownItAnchor,
                SlugRule.Hexo,
                SlugRule.Kramdown,
                SlugRule.Python,
            ],
            null => [SlugRule.GitHub, SlugRule.GitLab, SlugRule.MarkdownItAnchor, SlugRule.Hexo],
        };

    /// <summary>What a reader sees of a heading; pictures say nothing.</summary>
    private static string GetText(HeadingBlock heading)
    {
        var text = new StringBuilder();
        if (heading.Inline is { } inline)
        {
            Append(text, inline);
        }

        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, ContainerInline container)
    {
        foreach (var node in container)
        {
            switch (node)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(text, inner);
                    break;
                default:
                    break;
            }
        }
    }

    [GeneratedRegex(
        """\s*(\{:?\s*#(?<id>[^\s{}]+)[^{}]*\}|\{/\*\s*#(?<id>[^\s*]+)\s*\*/\})\s*$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ExplicitId();

    [GeneratedRegex(
        """\{:?[^{}\r\n#]{0,200}#(?<id>[^\s{}]+)[^{}\r\n]{0,200}\}""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Attributes();

    /// <summary>Code in a line and in fences: what stands there is shown as it is.</summary>
    [GeneratedRegex(
        """(?m)^[ \t]*```[^`\r\n]*\r?\n[\s\S]*?^[ \t]*```[ \t]*\r?$|``[^\r\n]+?``|`[^`\r\n]+`""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Code();

    [GeneratedRegex(
        """^\[\^(?<label>[^\]\s]+)\]:""",
        RegexOptions.CultureInvariant
            | RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
            | RegexOptions.Multiline
    )]
    private static partial Regex Footnotes();
}
