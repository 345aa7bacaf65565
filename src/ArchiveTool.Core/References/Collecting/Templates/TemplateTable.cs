using System.Collections.Frozen;

namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>
/// What the tags of Hexo, its themes and plug-ins, of Jekyll and of Hugo refer to. A line holds the names of tags, then the
/// kinds of the addresses among their arguments, in their order: <c>image</c>, <c>link</c>, <c>media</c>,
/// <c>document</c>, <c>other</c>, <c>post</c> (the name of another post). <c>,</c> says that the tag's code divides at
/// commas, <c>?</c> that it is written without an address too, <c>code</c> and <c>data</c> what stands before its end.
/// Names alone refer to nothing, though their content may.
/// </summary>
internal static class TemplateTable
{
    // https://hexo.io/docs/tag-plugins and hexo/lib/plugins/tag; https://mozilla.github.io/nunjucks/templating.html
    private const string Hexo = """
        img, asset_img: image
        asset_path: image
        asset_link: link
        post_link, post_path: post
        blockquote, quote: link ?
        codeblock, code: link ? code
        iframe: document
        include_code, include-code, jsfiddle, gist, youtube, vimeo, pullquote, raw, more
        """;

    // hexo-theme-butterfly 5.7 scripts/tag
    private const string Butterfly = """
        gallery: other , ?
        galleryGroup: link image
        inlineImg: image
        btn: link ,
        flink: ? data
        chartjs, mermaid: code
        hideInline, hideBlock, hideToggle, label, note, score, series, tabs, subtabs, subsubtabs, timeline
        """;

    // hexo-theme-next 8.29 scripts/tags; fullimage and fi stood in NexT 5 to 7
    private const string Next = """
        button: link ,
        video: media image ?
        pdf: document
        linkgrid, lg: image ? data
        fullimage, fi: image ,
        wavedrom: code
        centerquote, cq, grouppicture, gp, subnote, caniuse, can
        """;

    // hexo-theme-fluid 1.9 scripts/tags
    private const string Fluid = """
        groupimage, gi, fold, checkbox
        """;

    // hexo-theme-volantis 6.8 scripts/tags, and hexo-butterfly-tag-plugins-plus 1.0, which took many of version 4
    private const string Volantis = """
        image, inlineimage, Image: image ,
        link, Link, xlink: link image ,
        cell: link image ,
        menuitem: link , ?
        audio, Audio, Video: media ?
        video_v2: media image ?
        frame, Frame: image ?
        site, sites: link image , ?
        pandown: link ,
        contributors, friends, users: other ?
        albums, posters: other ?
        banner, icon, emoji: image ?
        md: link ?
        bdage: link image , ? 
        issues: other , ?
        ghcard, ghcardgroup, btns, linkgroup, sitegroup, videos, box, Box, folding, Folding, folders, grid, swiper, tab,
        Tabs, subTabs, subsubTabs, Gallery, Timeline, timenode, Checkbox, Radio, radio, menu, submenu, navbar, quot, paper,
        poetry, poem, reel, p, span, u, emp, wavy, del, kbd, psw, blur, sup, sub, copy, mark, Note, blocknote, noteblock,
        hashtag, table, chat, okr, dropmenu, progress, nota, referto, referfrom, bubble, tip, carousel, ablock, checkbox_v2
        """;

    // hexo-theme-stellar 1.44 scripts/tags
    private const string Stellar = """
        about: image ?
        dropdown, toc, mbti, rating, vote
        """;

    // hexo-tag-aplayer 3.0, hexo-tag-dplayer 0.3, hexo-tag-fancybox_img 1.0; players of other plug-ins are written alike
    private const string Players = """
        aplayer: media image other ?
        aplayerlrc: media image ?
        aplayerlist: ? data
        dplayer: media ?
        fb_img, fancybox: image
        meting, bilibili, bvideo, gdplayer: ?
        """;

    // Tags that many blogs define alike: a card for a link, a picture to click on
    private const string Common = """
        linkcard, linkCard, cardlink: link image ,
        lightbox, figure: image
        """;

    // https://jekyllrb.com/docs/liquid/tags/, https://shopify.github.io/liquid/, and plug-ins of the same names
    private const string Jekyll = """
        post_url: post
        include, include_cached, include_relative: image
        highlight, comment: code
        picture, responsive_image, responsive_image_block: image
        if, elsif, else, unless, for, in, case, when, break, continue, cycle, tablerow, assign, capture, increment,
        decrement, liquid, render, echo, set, block, extends, import, macro, call, filter, autoescape, verbatim
        """;

    // https://gohugo.io/content-management/shortcodes/; image, img, link, gallery of LoveIt, Blowfish, Docsy, Hugo Book
    private const string Hugo = """
        figure, img, image, imgproc, picture, lazyimg, lightbox, photo, screenshot: image
        link, button, external_link, external-link, extlink, linkcard, card, blogcard, cardlink, article: link ?
        video, audio, local-video, html5video, mp3: media ?
        iframe, pdf: document ?
        music: media image other ?
        gallery, carousel, hero: image ?
        ref, relref: post
        highlight, mermaid, code, math, katex, chart, echarts, mindmap, goat, plantuml: code
        admonition, alert, callout, hint, notice, note, tip, info, warning, details, expand, collapse, columns, column, row,
        col, tabs, tab, tabpane, steps, step, section, block, cards, lead, badge, icon, kbd, mark, rawhtml, raw, html,
        center, left, right, summary, spoiler, style, script, typeit, version, toc, comment, youtube, vimeo, tweet, x,
        twitter, instagram, gist, bilibili, github, gitlab, codeberg, asciinema, codepen, person, show-if, contributors,
        friend, timeline, mapbox, youtubeLite, youtube-lite
        """;

    private static readonly FrozenDictionary<string, TemplateRow> Tags = Read(
        Hexo,
        Butterfly,
        Next,
        Fluid,
        Volantis,
        Stellar,
        Players,
        Common,
        Jekyll
    );

    private static readonly FrozenDictionary<string, TemplateRow> Shortcodes = Read(Hugo);

    /// <summary>What arguments with a name hold, whatever the tag; a row's first kind where it is null.</summary>
    private static readonly FrozenDictionary<string, ReferenceKind?> Names = new Dictionary<string, ReferenceKind?>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["src"] = null,
        ["url"] = null,
        ["path"] = null,
        ["file"] = null,
        ["image"] = ReferenceKind.Image,
        ["images"] = ReferenceKind.Image,
        ["img"] = ReferenceKind.Image,
        ["pic"] = ReferenceKind.Image,
        ["image_path"] = ReferenceKind.Image,
        ["image_url"] = ReferenceKind.Image,
        ["img_path"] = ReferenceKind.Image,
        ["cover"] = ReferenceKind.Image,
        ["avatar"] = ReferenceKind.Image,
        ["screenshot"] = ReferenceKind.Image,
        ["poster"] = ReferenceKind.Image,
        ["thumb"] = ReferenceKind.Image,
        ["thumbnail"] = ReferenceKind.Image,
        ["icon"] = ReferenceKind.Image,
        ["logo"] = ReferenceKind.Image,
        ["bg"] = ReferenceKind.Image,
        ["background"] = ReferenceKind.Image,
        ["back"] = ReferenceKind.Image,
        ["photo"] = ReferenceKind.Image,
        ["picture"] = ReferenceKind.Image,
        ["src-s"] = ReferenceKind.Image,
        ["src-l"] = ReferenceKind.Image,
        ["src_s"] = ReferenceKind.Image,
        ["src_l"] = ReferenceKind.Image,
        ["fancybox"] = ReferenceKind.Image,
        ["card-icon"] = ReferenceKind.Image,
        ["link"] = ReferenceKind.Link,
        ["href"] = ReferenceKind.Link,
        ["download"] = ReferenceKind.Link,
        ["attrlink"] = ReferenceKind.Link,
        ["attr_link"] = ReferenceKind.Link,
        ["video"] = ReferenceKind.Media,
        ["audio"] = ReferenceKind.Media,
        ["mp4"] = ReferenceKind.Media,
        ["webm"] = ReferenceKind.Media,
        ["lrc"] = ReferenceKind.Other,
        ["api"] = ReferenceKind.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A tag's row, or null.</summary>
    public static TemplateRow? Find(in TemplateTag tag) =>
        (tag.Kind == TemplateTagKind.Shortcode ? Shortcodes : Tags).GetValueOrDefault(tag.Name);

    /// <summary>What stands between a tag and its end.</summary>
    public static TemplateBlock FindBlock(in TemplateTag tag) => Find(tag)?.Block ?? TemplateBlock.Text;

    /// <summary>What an argument with a name holds; null if it is not an address.</summary>
    public static ReferenceKind? FindName(string name, TemplateRow row) =>
        Names.TryGetValue(name, out var kind)
            ? kind ?? (row.Kinds.Length > 0 ? row.Kinds[0] : ReferenceKind.Link)
            : null;

    private static FrozenDictionary<string, TemplateRow> Read(params ReadOnlySpan<string> tables)
    {
        var rows = new Dictionary<string, TemplateRow>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            // A list of names goes on while its line ends with a comma; a row's own comma is behind its kinds.
            foreach (var line in table.ReplaceLineEndings("\n").Split('\n'))
            {
                var (names, rule) = line.Split(": ") is [var before, var behind] ? (before, behind) : (line, "");
                foreach (
                    var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
                {
                    rows.TryAdd(name, ToRow(rule));
                }
            }
        }

        return rows.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static TemplateRow ToRow(string rule)
    {
        var words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new TemplateRow(
            [
                .. words
                    .Select(word =>
                        word switch
                        {
                            "image" => ReferenceKind.Image,
                            "link" or "post" => ReferenceKind.Link,
                            "media" => ReferenceKind.Media,
                            "document" => ReferenceKind.Document,
                            "other" => ReferenceKind.Other,
                            _ => (ReferenceKind?)null,
                        }
                    )
                    .OfType<ReferenceKind>(),
            ],
            words.Contains(","),
            words.Contains("?"),
            words.Contains("post"),
            words.Contains("code") ? TemplateBlock.Code
                : words.Contains("data") ? TemplateBlock.Data
                : TemplateBlock.Text
        );
    }
}
