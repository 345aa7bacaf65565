using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ArchiveTool.Core.Sites.Fragments;

/// <summary>What template engines put into a page: most of it makes no element that a fragment could mean.</summary>
internal static partial class TemplateTags
{
    // Hexo (https://hexo.io/docs/tag-plugins), Liquid (https://shopify.github.io/liquid/tags/) and Jekyll
    // (https://jekyllrb.com/docs/liquid/tags/), Hugo (https://gohugo.io/shortcodes/).
    private static readonly FrozenSet<string> WithoutNames = FrozenSet.Create(
        StringComparer.Ordinal,
        (
            "asset_img asset_link asset_path assign blockquote capture code codeblock comment continue break case when cycle "
            + "decrement else elsif endblockquote endcapture endcode endcodeblock endcomment endcase endfor endhighlight endif "
            + "endpullquote endquote endraw endtablerow endunless figure for gist highlight if iframe img increment instagram "
            + "jsfiddle link param post_link post_path post_url pullquote qr quote raw ref relref tablerow toc tweet unless url_for "
            + "vimeo vimeo_simple x youtube video"
        ).Split(' ')
    );

    /// <summary>Whether the tags of a body may bring their own ids and names.</summary>
    /// <param name="body">A Markdown body.</param>
    /// <param name="generator">What builds it; null if it is not known.</param>
    public static bool MayName(string body, Generator? generator) =>
        HasTags(generator)
        && (Tags().Matches(body).Any(tag => !WithoutNames.Contains(tag.Groups["name"].Value)) || HasOutput(body));

    /// <summary>Whether a generator takes braces in Markdown for tags; nobody knows of a file without one.</summary>
    private static bool HasTags(Generator? generator) =>
        generator
            is null
                or Generator.Hexo
                or Generator.Hugo
                or Generator.Jekyll
                or Generator.Eleventy
                or Generator.MkDocs;

    /// <summary>
    /// A value may be a whole page, unless it is an address or a text: <c>{{ "/about/" | relative_url }}</c>,
    /// <c>{{ site.baseurl }}</c>, <c>{{ page.title }}</c>.
    /// </summary>
    private static bool HasOutput(string body) =>
        Outputs().Matches(body).Any(output => !Plain().IsMatch(output.Groups["value"].ValueSpan.Trim()));

    [GeneratedRegex(
        """\{%-?\s*(?<name>\w+)|\{\{[<%]\s*/?\s*(?<name>[\w/-]+)""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tags();

    [GeneratedRegex(
        """\{\{-?(?<value>[^{}<%][^{}\r\n]*)\}\}""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Outputs();

    [GeneratedRegex(
        """^(["'][^"']*["']|(site|page|post)\.(baseurl|url|title|date|author|description|github[\w.]*|time|version|lang|category|id)|[\w.]*url)\s*(\|.*)?-?$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Plain();
}
