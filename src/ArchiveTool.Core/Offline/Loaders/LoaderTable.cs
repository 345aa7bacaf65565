using System.Collections.Frozen;
using ArchiveTool.Core.References;

namespace ArchiveTool.Core.Offline.Loaders;

/// <summary>
/// What lazy loaders, page builders and reveal animations leave in a document for their scripts to take away: while it is
/// there, style sheets hide pictures. The attributes that hold addresses stand in <see cref="LazyImageTable"/>.
/// </summary>
internal static class LoaderTable
{
    /// <summary>A name, and who writes it.</summary>
    /// <param name="Name">The class or attribute, lower case.</param>
    /// <param name="UsedBy">The loaders.</param>
    internal readonly record struct Row(string Name, string UsedBy);

    /// <summary>Classes that scripts take away when a picture or a page is ready.</summary>
    public static readonly Row[] Classes =
    [
        new("no-js", "Modernizr, Autoptimize, WordPress themes"),
        new("lazy", "vanilla-lazyload, jquery.lazyload, Zhihu, Fluid"),
        new("lazyload", "lazysizes, Autoptimize, EWWW, Smush, Juejin"),
        new("lazyloading", "lazysizes"),
        new("lazypreload", "lazysizes"),
        new("lazy-hidden", "a3 Lazy Load"),
        new("lazy-load", "Jetpack before version 9, theme plugins"),
        new("lazy-image", "Typecho themes"),
        new("lazy-loading", "theme plugins"),
        new("jetpack-lazy-image", "Jetpack"),
        new("rocket-lazyload", "WP Rocket"),
        new("smush-lazy-load", "Smush"),
        new("litespeed-lazy", "LiteSpeed Cache"),
        new("ewww_webp_lazy_load", "EWWW"),
        new("perfmatters-lazy", "Perfmatters"),
        new("flying-press-lazy-bg", "FlyingPress"),
        new("sp-no-webp", "ShortPixel"),
        new("b-lazy", "bLazy"),
        new("lozad", "lozad"),
        new("unveil", "unveil"),
        new("echo-lazy", "Echo.js"),
        new("swiper-lazy", "Swiper"),
        new("owl-lazy", "Owl Carousel"),
        new("blur-up", "lazysizes"),
        new("blur", "Butterfly, Next.js"),
        new("lqip", "theme plugins"),
        new("image-loading", "Jianshu"),
        new("image-lazyload", "theme plugins"),
        new("img-loading", "theme plugins"),
        new("nolazy", "theme plugins"),
        new("progressivemedia", "Medium before 2019"),
        new("js-progressivemedia", "Medium before 2019"),
        new("progressivemedia-image", "Medium before 2019"),
        new("wx_imgbc_placeholder", "WeChat"),
        new("wx_img_placeholder", "WeChat"),
        new("img_loading", "WeChat"),
        new("is-loading", "Tumblr, Squarespace, HTML5 UP"),
        new("is-preload", "HTML5 UP"),
        new("preload", "HTML5 UP"),
        new("wow", "WOW.js"),
        new("aos-init", "AOS"),
        new("elementor-invisible", "Elementor"),
        new("js-reveal", "ScrollReveal"),
        new("wf-loading", "Web Font Loader"),
        new("async-hide", "Google Optimize"),
        new("ng-cloak", "AngularJS"),
    ];

    /// <summary>Attributes that mark what waits for a script, and hold no address.</summary>
    public static readonly Row[] Marks =
    [
        new("lazyload", "Fluid, Hexo lazyload plugins"),
        new("lazy", "hexo-lazyload-image, vue-lazyload"),
        new("data-lazy-type", "a3 Lazy Load"),
        new("data-lazyloaded", "LiteSpeed Cache"),
        new("data-lazyload", "jQuery Lazyload Any"),
        new("data-ll-status", "vanilla-lazyload"),
        new("data-was-processed", "vanilla-lazyload"),
        new("data-loaded", "lozad, Squarespace"),
        new("data-loading", "theme plugins"),
        new("data-sizes", "lazysizes"),
        new("data-main-image", "Gatsby"),
        new("data-gatsby-image-ssr", "Gatsby"),
        new("data-nimg", "Next.js"),
        new("data-aos", "AOS"),
        new("data-sr-id", "ScrollReveal"),
        new("data-scroll-reveal", "ScrollReveal"),
        new("amp-boilerplate", "AMP"),
        new("v-cloak", "Vue"),
        new("x-cloak", "Alpine.js"),
        new("ng-cloak", "AngularJS"),
        new("data-ng-cloak", "AngularJS"),
        new("onload", "pictures that fade in when they are there"),
        new("onerror", "theme plugins"),
    ];

    /// <summary>A small picture that is shown until the real one beside it is there.</summary>
    public static readonly Row[] StandIns =
    [
        new("data-placeholder-image", "Gatsby"),
        new("progressivemedia-thumbnail", "Medium before 2019"),
        new("gatsby-image-placeholder", "Gatsby 2"),
        new("blur-up-placeholder", "theme plugins"),
    ];

    /// <summary>Classes without which a style sheet hides backgrounds: what has the first gets the second from a script.</summary>
    public static readonly (string Name, string Done, string UsedBy)[] Done =
    [
        ("e-con", "e-lazyloaded", "Elementor's lazy backgrounds"),
        ("e-parent", "e-lazyloaded", "Elementor's lazy backgrounds"),
    ];

    // What a script shows or not by its own state stays hidden until then.
    private static readonly FrozenSet<string> Conditions = FrozenSet.ToFrozenSet(
        ["x-show", "x-if", "v-show", "v-if", "ng-show", "ng-if", "ng-hide"],
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly FrozenSet<string> ClassNames = Names(Classes);
    private static readonly FrozenSet<string> MarkNames = Names(Marks);
    private static readonly FrozenSet<string> StandInNames = Names(StandIns);

    // A loader that no row names calls its classes by one of these words, and its picture was told by its attribute.
    private static readonly string[] Words = ["lazy", "lozad", "unveil", "loading", "placeholder", "preload", "blur"];

    /// <summary>Whether a class goes wherever it stands.</summary>
    public static bool IsClass(string name) => ClassNames.Contains(name);

    /// <summary>Whether a class goes from a picture that a loader would have loaded.</summary>
    public static bool IsClassOfPicture(string name) =>
        IsClass(name) || Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an attribute marks what waits for a script.</summary>
    public static bool IsMark(string name) => MarkNames.Contains(name);

    /// <summary>Whether an attribute makes what a cloak hides depend on a script.</summary>
    public static bool IsCondition(string name) => Conditions.Contains(name);

    /// <summary>Whether a mark hides its element until the page's framework has started.</summary>
    public static bool IsCloak(string name) => name.EndsWith("-cloak", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a class or an attribute tells a picture that only stands in for the real one.</summary>
    public static bool IsStandIn(string name) => StandInNames.Contains(name);

    private static FrozenSet<string> Names(Row[] rows) =>
        rows.Select(row => row.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
