using System.Collections.Frozen;

namespace ArchiveTool.Core.References.Collecting.IgnoreMarks;

/// <summary>The traits of elements by name. Asked for only in elements that are marked, so made only where there are some.</summary>
internal static class HtmlElementTraits
{
    private static readonly (HtmlTraits Trait, string Names)[] Table =
    [
        (HtmlTraits.Paragraph, "p"),
        (HtmlTraits.ListItem, "li"),
        (HtmlTraits.Description, "dt dd"),
        (HtmlTraits.Cell, "td th"),
        (HtmlTraits.Row, "tr"),
        (HtmlTraits.RowGroup, "tbody thead tfoot"),
        (HtmlTraits.Caption, "caption"),
        (HtmlTraits.ColumnGroup, "colgroup"),
        (HtmlTraits.Table, "table"),
        (HtmlTraits.Template, "template"),
        (HtmlTraits.Option, "option"),
        (HtmlTraits.OptionGroup, "optgroup"),
        (HtmlTraits.OptionList, "select datalist"),
        (HtmlTraits.RubyText, "rt rp rb rtc"),
        (HtmlTraits.Ruby, "ruby"),
        (HtmlTraits.Heading, "h1 h2 h3 h4 h5 h6"),
        (HtmlTraits.Button, "button"),
        (HtmlTraits.List, "ol ul"),
        (HtmlTraits.Foreign, "svg math"),
        (
            HtmlTraits.Scope,
            "applet caption html table td th marquee object select template mi mo mn ms mtext annotation-xml "
                + "foreignobject desc title"
        ),
        (HtmlTraits.Special | HtmlTraits.EndsContent, "address div"),
        (HtmlTraits.Special, "p"),
        (
            HtmlTraits.Special | HtmlTraits.EndsContent | HtmlTraits.EndsItemSearch,
            "applet article aside blockquote button caption center colgroup dd details dir dl dt fieldset figcaption "
                + "figure footer form h1 h2 h3 h4 h5 h6 header hgroup li listing main marquee menu nav noscript "
                + "object ol pre search section select summary table tbody td template tfoot th thead tr ul dialog"
        ),
        (
            HtmlTraits.Special | HtmlTraits.EndsItemSearch,
            "body frameset head html iframe noembed noframes plaintext script style textarea title xmp mi mo mn ms "
                + "mtext annotation-xml foreignobject desc"
        ),
        (HtmlTraits.EndsContent, "ruby datalist optgroup"),
        (HtmlTraits.Formatting, "a b big code em font i nobr s small strike strong tt u"),
        (
            HtmlTraits.EndsParagraph,
            "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer "
                + "form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section "
                + "summary table ul xmp"
        ),
        (
            HtmlTraits.MayBeLeftOpen,
            "caption colgroup dd dt head li optgroup option p rb rp rt rtc tbody td tfoot th thead tr"
        ),
        (
            HtmlTraits.Metadata,
            "base basefont bgsound head html link meta noframes noscript script style template title"
        ),
    ];

    private static readonly FrozenDictionary<string, HtmlTraits> Traits = Build();

    /// <summary>The traits of a name in lower case.</summary>
    public static HtmlTraits Name(string name) => Traits.GetValueOrDefault(name);

    private static FrozenDictionary<string, HtmlTraits> Build()
    {
        var all = new Dictionary<string, HtmlTraits>(StringComparer.Ordinal);
        foreach (var (trait, names) in Table)
        {
            foreach (var name in names.Split(' '))
            {
                all[name] = all.GetValueOrDefault(name) | trait;
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
