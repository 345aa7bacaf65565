using System.Collections.Frozen;

namespace ArchiveTool.Core.References;

/// <summary>
/// The attributes in which lazy loaders, galleries and editors keep the real picture while <c>src</c> holds a
/// placeholder or nothing. In order: where several name pictures, the earlier row is the one to show.
/// </summary>
public sealed class LazyImageTable
{
    /// <summary>How many rows a table may have.</summary>
    internal const int MostRows = 512;

    private readonly FrozenDictionary<string, int> rowByName;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> rowBySpan;

    private LazyImageTable(IReadOnlyList<LazyImageAttribute> rows)
    {
        Rows = rows;
        var byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < rows.Count; i++)
        {
            byName.TryAdd(rows[i].Name, i);
        }

        rowByName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        rowBySpan = rowByName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The rows that ship.</summary>
    public static LazyImageTable Default { get; } = new([.. Loaders(), .. Galleries(), .. Backgrounds()]);

    /// <summary>The rows, the most wanted first.</summary>
    public IReadOnlyList<LazyImageAttribute> Rows { get; }

    /// <summary>This table with rows before its own.</summary>
    /// <exception cref="ArgumentException">More than 512 rows in all.</exception>
    public LazyImageTable With(IEnumerable<LazyImageAttribute> rows)
    {
        LazyImageAttribute[] all = [.. rows, .. Rows];
        return all.Length <= MostRows
            ? new LazyImageTable(all)
            : throw new ArgumentException($"More than {MostRows} rows.", nameof(rows));
    }

    /// <summary>This table with attributes that a user names before its own; a name that it has stays what it is.</summary>
    /// <exception cref="ArgumentException">More than 512 rows in all.</exception>
    public LazyImageTable WithNames(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        LazyImageAttribute[] more =
        [
            .. names
                .Where(name => Find(name) < 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new LazyImageAttribute(
                    name.ToLowerInvariant(),
                    LazyImageValue.Any,
                    "named by the user"
                )),
        ];
        return more.Length == 0 ? this : With(more);
    }

    /// <summary>The row of an attribute, in any case, or -1. The lower one is the one to show.</summary>
    public int Find(ReadOnlySpan<char> name) => rowBySpan.TryGetValue(name, out var row) ? row : -1;

    /// <summary>What takes the place of <c>src</c> and <c>srcset</c>.</summary>
    private static LazyImageAttribute[] Loaders() =>
        [
            Url("data-original", "jquery.lazyload, Zhihu (the full size)"),
            Url("data-actualsrc", "Zhihu"),
            Url("data-original-src", "Jianshu, Weibo mirrors"),
            Url("data-src", "lazysizes, lozad, WeChat, vanilla-lazyload"),
            Srcset("data-srcset", "lazysizes, vanilla-lazyload"),
            Json("data-srcs", "newsletter and CDN scripts: one URL a format"),
            Url("data-lazy-src", "WP Rocket, Jetpack, a3 Lazy Load"),
            Srcset("data-lazy-srcset", "WP Rocket, Jetpack"),
            Url("data-lazy", "slick, flickity"),
            Url("data-lazyload", "jQuery Lazyload Any, Revolution Slider"),
            Url("data-lazyload-src", "Typecho and Z-Blog themes"),
            Url("data-lazysrc", "theme plugins"),
            Url("data-echo", "Echo.js"),
            Url("data-ks-lazyload", "Taobao"),
            Url("data-pagespeed-lazy-src", "mod_pagespeed"),
            Url("data-cfsrc", "Cloudflare Mirage"),
            Url("data-ezsrc", "Ezoic"),
            Srcset("data-ezsrcset", "Ezoic"),
            Url("data-gt-lazy-src", "GTranslate"),
            Url("data-runner-src", "lazy runners"),
            Url("data-flickity-lazyload", "Flickity"),
            Url("data-splide-lazy", "Splide"),
            Url("data-owl-src", "Owl Carousel"),
            Url("data-url", "CSDN, theme plugins"),
            Url("data-img", "theme plugins"),
            Url("data-image", "Squarespace"),
            Url("data-img-src", "theme plugins"),
            Url("data-img-url", "theme plugins"),
            Url("data-imgurl", "theme plugins"),
            Url("data-real-src", "Sina"),
            Url("data-source", "theme plugins"),
            Url("file", "Discuz!"),
            Url("real_src", "Sina blogs"),
            Url("original", "jquery.lazyload before version 1.7"),
            Url("_src", "editors"),
            Url("src2", "theme plugins"),
            Url("x-src", "theme plugins"),
            Url("lazysrc", "theme plugins"),
            Url("lazy-src", "theme plugins"),
            Url("lay-src", "Layui"),
            Url("v-lazy", "vue-lazyload, rendered"),
            Url("nitro-lazy-src", "NitroPack"),
            Srcset("nitro-lazy-srcset", "NitroPack"),
            Url("data-wpfc-original-src", "WP Fastest Cache"),
            Srcset("data-wpfc-original-srcset", "WP Fastest Cache"),
            Url("data-opt-src", "Optimole"),
            Srcset("data-opt-srcset", "Optimole"),
            Url("data-orig-src", "Avada"),
            Srcset("data-orig-srcset", "Avada"),
            Url("data-dt-lazy-src", "The7"),
            Url("data-nectar-img-src", "Salient"),
            Srcset("data-nectar-img-srcset", "Salient"),
            Url("data-tf-src", "Themify"),
            Srcset("data-tf-srcset", "Themify"),
            Url("data-breeze", "Breeze"),
            Url("data-delayed-url", "LinkedIn"),
            Url("data-origin", "theme plugins"),
        ];

    /// <summary>The same picture at another size.</summary>
    private static LazyImageAttribute[] Galleries() =>
        [
            Another("data-hi-res-src", "lightboxes"),
            Another("data-src-retina", "unveil"),
            Another("data-retina", "retina.js"),
            Another("data-2x", "retina.js"),
            Another("data-rjs", "retina.js"),
            Another("data-orig-file", "WordPress galleries (Jetpack Carousel)"),
            Another("data-large-file", "WordPress galleries (Jetpack Carousel)"),
            Another("data-medium-file", "WordPress galleries (Jetpack Carousel)"),
            Another("data-large_image", "WooCommerce"),
            Another("data-full", "lightboxes"),
            Another("data-full-url", "WordPress block galleries"),
            Another("data-zoom-image", "elevateZoom"),
            Another("data-zoom-src", "medium-zoom"),
            Another("data-zoom-target", "medium-zoom"),
            Another("data-action-src", "lightboxes"),
            Another("data-gifsrc", "gifplayer"),
            Another("data-gif", "gifplayer"),
            Another("data-croporisrc", "WeChat (before cropping)"),
            Another("data-backsrc", "WeChat editors"),
            Another("data-fallback-src", "theme plugins"),
            Another("data-thumb", "galleries"),
            Another("zoomfile", "Discuz! (the full size)"),
            Another("data-pin-media", "Pinterest"),
            Another("data-full-src", "lightboxes"),
        ];

    private static LazyImageAttribute[] Backgrounds() =>
        [
            Background("data-bg", "lazysizes, vanilla-lazyload"),
            Srcset("data-bgset", "lazysizes"),
            Background("data-bg-hidpi", "vanilla-lazyload"),
            Background("data-bg-url", "theme plugins"),
            Background("data-background", "theme plugins"),
            Background("data-background-image", "lozad"),
            Background("data-lazy-background", "theme plugins"),
            Background("data-image-src", "parallax.js"),
            Background("data-lazy-bgimg", "WeChat"),
            Background("data-bg-image", "theme plugins"),
            Background("data-bgimage", "theme plugins"),
            Background("data-poster", "vanilla-lazyload (a film's first picture)"),
            Background("data-cover", "WeChat (a video's first picture)"),
            Background("data-headimg", "WeChat (a profile's picture)"),
            Background("data-headimgurl", "WeChat (a channel's picture)"),
            Background("data-miniprogram-imageurl", "WeChat (a mini programme's picture)"),
        ];

    private static LazyImageAttribute Url(string name, string usedBy) => new(name, LazyImageValue.Url, usedBy);

    private static LazyImageAttribute Another(string name, string usedBy) =>
        Url(name, usedBy) with
        {
            IsAlternative = true,
        };

    private static LazyImageAttribute Srcset(string name, string usedBy) => new(name, LazyImageValue.Srcset, usedBy);

    private static LazyImageAttribute Json(string name, string usedBy) => new(name, LazyImageValue.Json, usedBy);

    private static LazyImageAttribute Background(string name, string usedBy) =>
        new(name, LazyImageValue.Background, usedBy);
}
