namespace ArchiveTool.Browser.Tests;

/// <summary>
/// Pages as lazy loaders, themes and platforms write them. A picture's address is <c>GROUP-VARIANT.png</c>: each group must
/// be shown once, in whichever variant; <c>wait.gif</c> and what is called <c>tiny</c> only stand in for one.
/// </summary>
internal static class LoaderPages
{
    private const string Host = "https://pics.test/";
    private const string Pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    private const string Box =
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%20320%20200'%3E%3C/svg%3E";
    private const string Wait = Host + "wait.gif";

    /// <summary>Name and markup of each kind.</summary>
    public static readonly (string Name, string Html)[] All =
    [
        (
            "wp-rocket",
            Page(
                "<style>img[data-lazy-src]{opacity:0}</style><noscript><style id=\"rocket-lazyload-nojs-css\">.rll-youtube-player, [data-lazy-src]{display:none !important;}</style></noscript>",
                $"<figure class=\"wp-block-image size-large\"><img decoding=\"async\" width=\"320\" height=\"200\" src=\"{Box}\" alt=\"a\" class=\"wp-image-7\" data-lazy-srcset=\"{Host}a-full.png 1024w, {Host}a-mid.png 300w\" data-lazy-sizes=\"(max-width: 1024px) 100vw, 1024px\" data-lazy-src=\"{Host}a-full.png\"><noscript><img decoding=\"async\" width=\"320\" height=\"200\" src=\"{Host}a-full.png\" alt=\"a\" class=\"wp-image-7\" srcset=\"{Host}a-full.png 1024w, {Host}a-mid.png 300w\" sizes=\"(max-width: 1024px) 100vw, 1024px\"></noscript></figure>"
                    + $"<div class=\"rocket-lazyload\" data-bg=\"{Host}b-full.png\" style=\"height:120px\"></div>"
            )
        ),
        (
            "ewww",
            Page(
                "<noscript><style>.lazyload[data-src]{display:none !important;}</style></noscript><style>.lazyload{background-image:none !important;}.lazyload:before{background-image:none !important;}img.lazyload{visibility:hidden}</style>",
                $"<img class=\"aligncenter lazyload ewww_webp_lazy_load\" src=\"{Pixel}\" data-src=\"{Host}a-full.png\" data-src-webp=\"{Host}a-webp.png\" data-eio-rwidth=\"320\" data-eio-rheight=\"200\" width=\"320\" height=\"200\" alt=\"a\"><noscript><img class=\"aligncenter\" src=\"{Host}a-full.png\" alt=\"a\" data-eio=\"l\"></noscript>"
                    + $"<div class=\"lazyload wp-block-cover\" style=\"height:90px\" data-bg=\"{Host}b-full.png\"></div>"
            )
        ),
        (
            "smush",
            Page(
                "<script>document.documentElement.className = document.documentElement.className.replace('no-js', 'js');</script><style>.no-js img.lazyload{display:none;}figure.wp-block-image img.lazyloading{min-width:150px;}.lazyload,.lazyloading{opacity:0;}.lazyloaded{opacity:1;transition:opacity 400ms;transition-delay:0ms;}</style>",
                $"<p><img data-src=\"{Host}a-full.png\" data-srcset=\"{Host}a-full.png 640w, {Host}a-mid.png 320w\" data-sizes=\"auto\" alt=\"a\" class=\"wp-image-9 lazyload\" src=\"{Pixel}\" style=\"--smush-placeholder-width: 320px; --smush-placeholder-aspect-ratio: 320/200;\"><noscript><img src=\"{Host}a-full.png\" alt=\"a\" class=\"wp-image-9\"></noscript></p>"
            )
        ),
        (
            "a3",
            Page(
                "<style>.lazy-hidden,.lazy-loaded{opacity:0;transition:opacity .4s}.lazy-loaded{opacity:1}.lazy-hidden{background:#fff}</style>",
                $"<p><img class=\"lazy lazy-hidden alignnone\" src=\"{Wait}\" data-lazy-type=\"image\" data-src=\"{Host}a-full.png\" srcset=\"\" data-srcset=\"{Host}a-full.png 640w, {Host}a-mid.png 300w\" width=\"320\" height=\"200\"><noscript><img class=\"alignnone\" src=\"{Host}a-full.png\" width=\"320\" height=\"200\"></noscript></p>"
            )
        ),
        (
            "jetpack",
            Page(
                "<style>html:not(.jetpack-lazy-images-js-enabled):not(.js) .jetpack-lazy-image{display:none}.jetpack-lazy-image{opacity:0}.jetpack-lazy-image--handled{opacity:1}</style>",
                $"<p><img src=\"{Host}a-full.png?w=620&amp;is-pending-load=1#038;ssl=1\" data-lazy-src=\"{Host}a-full.png\" srcset=\"{Pixel}\" data-lazy-srcset=\"{Host}a-full.png 620w, {Host}a-mid.png 300w\" class=\"jetpack-lazy-image\" data-recalc-dims=\"1\" width=320 height=200><noscript><img data-lazy-fallback=\"1\" src=\"{Host}a-full.png\"></noscript></p>"
            )
        ),
        (
            "lazysizes-blur-up",
            Page(
                "<style>.blur-up{-webkit-filter:blur(5px);filter:blur(5px);transition:filter 400ms}.blur-up.lazyloaded{filter:blur(0)}.lazyload,.lazyloading{opacity:0}.lazyloaded{opacity:1}</style>",
                $"<img class=\"blur-up lazyload\" src=\"{Host}tiny.png\" data-src=\"{Host}a-full.png\" alt=a><img alt=b class=\"lazyload\" data-srcset=\"{Host}b-mid.png 300w, {Host}b-full.png 900w\" data-sizes=\"auto\"><div class=\"lazyload\" style=\"height:100px\" data-bgset=\"{Host}c-full.png\"></div>"
            )
        ),
        (
            "gatsby-2",
            Page(
                "<style>.article{color:#222}</style>",
                $"<span class=\"gatsby-resp-image-wrapper\" style=\"position: relative; display: block; margin-left: auto; margin-right: auto; max-width: 590px;\"><span class=\"gatsby-resp-image-background-image\" style=\"padding-bottom: 66%; position: relative; bottom: 0; left: 0; background-image: url('{Pixel}'); background-size: cover; display: block;\"></span><img class=\"gatsby-resp-image-image\" alt=\"a\" title=\"\" src=\"{Host}a-full.png\" srcset=\"{Host}a-mid.png 148w, {Host}a-full.png 590w\" sizes=\"(max-width: 590px) 100vw, 590px\" style=\"width:100%;height:100%;margin:0;vertical-align:middle;position:absolute;top:0;left:0;opacity:0\" loading=\"lazy\"></span>"
                    + $"<div class=\"gatsby-image-wrapper\" style=\"position:relative;overflow:hidden\"><div aria-hidden=\"true\" style=\"width:100%;padding-bottom:50%\"></div><img aria-hidden=\"true\" src=\"{Pixel}\" alt=\"\" style=\"position:absolute;top:0;left:0;width:100%;height:100%;object-fit:cover;opacity:1;transition-delay:500ms\"><noscript><picture><source srcset=\"{Host}b-mid.png 200w, {Host}b-full.png 800w\" sizes=\"(max-width: 800px) 100vw, 800px\"><img loading=\"lazy\" sizes=\"800px\" srcset=\"{Host}b-full.png 800w\" src=\"{Host}b-full.png\" alt=\"b\" style=\"position:absolute;top:0;left:0;opacity:1;width:100%;height:100%;object-fit:cover\"></picture></noscript></div>"
            )
        ),
        (
            "gatsby-plugin-image",
            Page(
                "<style>.gatsby-image-wrapper{position:relative;overflow:hidden}.gatsby-image-wrapper picture.object-fit-polyfill{position:static!important}.gatsby-image-wrapper img{bottom:0;height:100%;left:0;margin:0;max-width:none;padding:0;position:absolute;right:0;top:0;width:100%;object-fit:cover}.gatsby-image-wrapper [data-main-image]{opacity:0;transform:translateZ(0);transition:opacity .25s linear;will-change:opacity}.gatsby-image-wrapper-constrained{display:inline-block;vertical-align:top}</style><noscript><style>.gatsby-image-wrapper noscript [data-main-image]{opacity:1!important}.gatsby-image-wrapper [data-placeholder-image]{opacity:0!important}</style></noscript>",
                $"<div data-gatsby-image-wrapper=\"\" class=\"gatsby-image-wrapper gatsby-image-wrapper-constrained\"><div style=\"max-width:640px;display:block\"><img alt=\"\" role=\"presentation\" aria-hidden=\"true\" src=\"data:image/svg+xml;charset=utf-8,%3Csvg height='400' width='640' xmlns='http://www.w3.org/2000/svg' version='1.1'%3E%3C/svg%3E\" style=\"max-width:100%;display:block;position:static\"></div><img aria-hidden=\"true\" data-placeholder-image=\"\" style=\"opacity:1;transition:opacity 500ms linear\" decoding=\"async\" src=\"{Pixel}\" alt=\"\"><picture><source type=\"image/png\" data-srcset=\"{Host}a-mid.png 320w,{Host}a-full.png 640w\" sizes=\"(min-width: 640px) 640px, 100vw\"><img data-gatsby-image-ssr=\"\" data-main-image=\"\" style=\"opacity:0\" sizes=\"(min-width: 640px) 640px, 100vw\" decoding=\"async\" loading=\"lazy\" data-src=\"{Host}a-full.png\" data-srcset=\"{Host}a-mid.png 320w,{Host}a-full.png 640w\" alt=\"a\"></picture><noscript><picture><source type=\"image/png\" srcset=\"{Host}a-mid.png 320w,{Host}a-full.png 640w\" sizes=\"640px\"><img data-gatsby-image-ssr=\"\" data-main-image=\"\" style=\"opacity:0\" src=\"{Host}a-full.png\" srcset=\"{Host}a-full.png 640w\" alt=\"a\"></picture></noscript></div>"
            )
        ),
        (
            "autoptimize",
            Page(
                "<style>.lazyload,.lazyloading{opacity:0;}.lazyloaded{opacity:1;transition:opacity 300ms;}</style><noscript><style>.lazyload{display:none;}</style></noscript>",
                $"<p><noscript><img src=\"{Host}a-full.png\" width=320 height=200></noscript><img class=\"lazyload\" src=\"{Box}\" data-src=\"{Host}a-full.png\" width=320 height=200></p><p>Again <noscript><img src=\"{Host}b-full.png\"></noscript><img class=\"lazyload\" src=\"{Box}\" data-src=\"{Host}b-full.png\"></p>"
            )
        ),
        (
            "butterfly",
            Page(
                "<style>#article-container img[data-lazy-src]:not(.loaded){filter:blur(8px) brightness(1)}#article-container img[data-lazy-src].error{filter:none}</style>",
                $"<article class=\"post-content\" id=\"article-container\"><p><img src=\"{Pixel}\" data-lazy-src=\"{Host}a-full.png\" alt=\"a\"></p><div class=\"gallery-container\" style=\"opacity:0\"><img class=\"gallery-lazy\" data-src=\"{Host}b-full.png\" src=\"{Wait}\"></div></article>",
                htmlAttributes: "data-theme=\"light\" class=\"no-js\""
            )
        ),
        (
            "fluid",
            Page(
                "<style>img[lazyload]{opacity:0}</style>",
                $"<div class=\"markdown-body\"><p><img src=\"{Host}a-full.png\" srcset=\"{Wait}\" lazyload alt=\"a\"></p><p><img src=\"{Host}b-full.png\" srcset=\"{Wait}\" lazyload></p></div>"
            )
        ),
        (
            "next",
            Page(
                "<style>.post-body img{display:block;margin:auto}.use-motion .post-block,.use-motion .post-body{opacity:0;visibility:hidden}.lozad{opacity:0}</style><noscript><style>.use-motion .post-body{opacity:initial}</style></noscript>",
                $"<div class=\"post-block\" style=\"opacity:0\"><div class=\"post-body\"><p><img data-src=\"{Host}a-full.png\" class=\"lozad\" alt=\"a\"></p><p><a href=\"{Host}b-full.png\" class=\"fancybox fancybox.image\" rel=\"group\"><img data-src=\"{Host}b-full.png\"></a></p></div></div>",
                "class=\"use-motion\""
            )
        ),
        (
            "hexo-lazyload-image",
            Page(
                "<style>img[lazy]{opacity:.0}</style>",
                $"<p><img src=\"{Wait}\" data-original=\"{Host}a-full.png\" lazy><img lazyload src=\"{Wait}\" data-src=\"{Host}b-full.png\" class=\"lazy\"></p>"
            )
        ),
        (
            "wechat",
            Page(
                "<style>.rich_media_content{overflow:hidden}.img_loading{opacity:0}.rich_media_content img{max-width:100%}</style>",
                $"<div class=\"rich_media_content js_underline_content\" id=\"js_content\" style=\"visibility: hidden; opacity: 0; \"><p style=\"text-align:center\"><img class=\"rich_pages wxw-img img_loading\" data-ratio=\"0.6\" data-s=\"300,640\" data-type=\"png\" data-w=\"1080\" data-src=\"{Host}a-full.png?wx_fmt=png#imgIndex=0\" style=\"width: 0px; height: auto !important; visibility: hidden !important;\" src=\"data:image/svg+xml,%3C%3Fxml version='1.0'%3F%3E%3Csvg width='1px' height='1px' xmlns='http://www.w3.org/2000/svg'/%3E\"></p><section data-lazy-bgimg=\"{Host}b-full.png\" class=\"wx_imgbc_placeholder\" style=\"height:90px\"></section><mpprofile class=\"js_wechannel\" data-headimg=\"{Host}c-full.png\" data-nickname=\"n\"></mpprofile></div>"
            )
        ),
        (
            "zhihu",
            Page(
                "<style>.RichText figure img.lazy{opacity:0}</style>",
                $"<div class=\"RichText ztext\"><figure data-size=\"normal\"><noscript><img src=\"{Host}a-mid.png\" data-rawwidth=\"1080\" data-rawheight=\"720\" class=\"origin_image zh-lightbox-thumb\" width=\"1080\" data-original=\"{Host}a-full.png\"/></noscript><img src=\"data:image/svg+xml;utf8,&lt;svg xmlns='http://www.w3.org/2000/svg' width='1080' height='720'&gt;&lt;/svg&gt;\" data-rawwidth=\"1080\" data-rawheight=\"720\" class=\"origin_image zh-lightbox-thumb lazy\" width=\"1080\" data-original=\"{Host}a-full.png\" data-actualsrc=\"{Host}a-mid.png\"/><figcaption>a</figcaption></figure></div>"
            )
        ),
        (
            "medium-2018",
            Page(
                "<style>.progressiveMedia{position:relative;overflow:hidden;width:100%;height:300px}.progressiveMedia-thumbnail{filter:blur(20px);position:absolute;width:100%;height:100%}.progressiveMedia-image{opacity:0;position:absolute;width:100%;height:100%}.progressiveMedia.is-imageLoaded .progressiveMedia-image{opacity:1}.progressiveMedia-canvas{visibility:hidden}</style>",
                $"<figure class=\"graf graf--figure\"><div class=\"aspectRatioPlaceholder is-locked\"><div class=\"progressiveMedia js-progressiveMedia graf-image\" data-image-id=\"1\" data-width=\"640\" data-height=\"400\"><img src=\"{Host}tiny.png\" class=\"progressiveMedia-thumbnail js-progressiveMedia-thumbnail\"><canvas class=\"progressiveMedia-canvas js-progressiveMedia-canvas\"></canvas><img class=\"progressiveMedia-image js-progressiveMedia-image\" data-src=\"{Host}a-full.png\"><noscript class=\"js-progressiveMedia-inner\"><img class=\"progressiveMedia-noscript js-progressiveMedia-inner\" src=\"{Host}a-full.png\"></noscript></div></div></figure>"
            )
        ),
        (
            "medium",
            Page(
                "<style>.bh{max-width:100%;height:auto}</style>",
                $"<figure><div role=\"button\" tabindex=\"0\"><picture><source srcset=\"{Host}a-mid.png 640w, {Host}a-full.png 1400w\" sizes=\"(min-resolution: 4dppx) and (max-width: 700px) 50vw, 700px\" type=\"image/png\"><source data-testid=\"og\" srcset=\"{Host}a-mid.png 640w, {Host}a-full.png 1400w\" sizes=\"700px\"><img alt=\"\" class=\"bh\" width=\"700\" height=\"467\" loading=\"lazy\" role=\"presentation\"></picture></div></figure>"
            )
        ),
        (
            "substack",
            Page(
                "<style>.image2-inset{position:relative}img{max-width:100%}</style>",
                $"<div class=\"captioned-image-container\"><figure><a class=\"image-link image2 is-viewable-img\" target=\"_blank\" href=\"{Host}a-full.png\"><div class=\"image2-inset\"><picture><source type=\"image/png\" srcset=\"{Host}w_424,c_limit,f_auto/a-mid.png 424w, {Host}w_848,c_limit,f_auto/a-full.png 848w\" sizes=\"100vw\"><img src=\"{Host}w_1456,c_limit/a-full.png\" width=\"1456\" height=\"971\" data-attrs=\"{{&quot;src&quot;:&quot;{Host}a-full.png&quot;,&quot;fullscreen&quot;:null}}\" class=\"sizing-normal\" alt=\"\" srcset=\"{Host}w_424,c_limit,f_auto/a-mid.png 424w\" sizes=\"100vw\" loading=\"lazy\"></picture><div></div></div></a></figure></div>"
            )
        ),
        (
            "jianshu",
            Page(
                "<style>.image-view{position:absolute;top:0;left:0;width:100%;height:100%}.image-container{position:relative;margin:0 auto;overflow:hidden}.image-view img.image-loading{opacity:0}.image-view img{width:100%}</style>",
                $"<div class=\"image-package\"><div class=\"image-container\" style=\"max-width: 700px; max-height: 300px; background-color: transparent;\"><div class=\"image-container-fill\" style=\"padding-bottom: 42.75%;\"></div><div class=\"image-view\" data-width=\"800\" data-height=\"342\"><img data-original-src=\"{Host.Replace("https:", "", StringComparison.Ordinal)}a-full.png\" data-original-width=\"800\" data-original-height=\"342\" data-original-format=\"image/png\" data-original-filesize=\"9\" style=\"cursor: zoom-in;\" class=\"image-loading\"></div></div><div class=\"image-caption\">a</div></div>"
            )
        ),
        (
            "csdn",
            Page(
                "<style>#content_views img{max-width:100%}.hide-article-box{position:absolute}</style>",
                $"<div id=\"article_content\" class=\"article_content clearfix\" style=\"height: 1200px; overflow: hidden;\"><div id=\"content_views\" class=\"markdown_views\"><p style=\"height:1500px\">Text</p><p><img src=\"{Host}a-full.png\" alt=\"在这里插入图片描述\"></p><p><img src=\"{Wait}\" data-src=\"{Host}b-full.png\" class=\"lazyload\"></p></div></div>"
            )
        ),
        (
            "juejin",
            Page(
                "<style>.markdown-body img.lazyload{opacity:0;transition:opacity .2s}.markdown-body img.loaded{opacity:1}</style>",
                $"<div class=\"markdown-body\"><figure><img class=\"lazyload inited\" data-src=\"{Host}a-full.png\" data-width=\"800\" data-height=\"600\" src=\"data:image/svg+xml;utf8,&lt;?xml version=&quot;1.0&quot;?&gt;&lt;svg xmlns=&quot;http://www.w3.org/2000/svg&quot; version=&quot;1.1&quot; width=&quot;800&quot; height=&quot;600&quot;&gt;&lt;/svg&gt;\"><figcaption></figcaption></figure></div>"
            )
        ),
        (
            "blogger",
            Page(
                "<style>.post-body img{max-width:100%}</style>",
                $"<div class=\"separator\" style=\"clear: both; text-align: center;\"><a href=\"{Host}a-full.png\" imageanchor=\"1\" style=\"margin-left: 1em;\"><img border=\"0\" data-original-height=\"400\" data-original-width=\"640\" height=\"200\" src=\"{Host}a-mid.png\" width=\"320\"></a></div><p><img class=\"lazyload\" data-src=\"{Host}b-full.png\" src=\"{Pixel}\" style=\"opacity: 0\"></p>"
            )
        ),
        (
            "amp",
            Page(
                "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both;animation:-amp-start 8s steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}@keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style><noscript><style amp-boilerplate>body{-webkit-animation:none;animation:none}</style></noscript><style amp-custom>p{margin:1em}</style>",
                $"<amp-img src=\"{Host}a-full.png\" width=\"320\" height=\"200\" layout=\"responsive\" alt=\"a\"><amp-img placeholder src=\"{Host}tiny.png\" layout=\"fill\"></amp-img><noscript><img src=\"{Host}a-full.png\" width=\"320\" height=\"200\" alt=\"a\"></noscript></amp-img><amp-anim src=\"{Host}b-full.png\" width=\"320\" height=\"200\"><amp-img placeholder width=\"320\" height=\"200\" src=\"{Host}tiny.png\"></amp-img></amp-anim>"
            )
        ),
        (
            "litespeed",
            Page(
                "<style>img[data-lazyloaded]{opacity:0}img.litespeed-loaded{opacity:1}</style>",
                $"<p><img data-lazyloaded=\"1\" src=\"{Box}\" decoding=\"async\" width=\"320\" height=\"200\" data-src=\"{Host}a-full.png\" alt=\"a\"><noscript><img decoding=\"async\" width=\"320\" height=\"200\" src=\"{Host}a-full.png\" alt=\"a\"></noscript></p>"
            )
        ),
        (
            "vanilla-lazyload",
            Page(
                "<style>img:not([src]):not([srcset]){visibility:hidden}.lazy{opacity:0}.lazy.loaded{opacity:1}</style>",
                $"<picture><source media=\"(min-width: 1200px)\" data-srcset=\"{Host}a-full.png\"><source media=\"(min-width: 800px)\" data-srcset=\"{Host}a-mid.png\"><img alt=\"a\" class=\"lazy\" data-src=\"{Host}a-full.png\"></picture><div class=\"lazy\" style=\"height:80px\" data-bg=\"{Host}b-full.png\"></div>"
            )
        ),
        (
            "lozad",
            Page(
                "<style>.lozad{display:none}.lozad[data-loaded=true]{display:block}</style>",
                $"<img class=\"lozad\" data-src=\"{Host}a-full.png\"><div class=\"hero\" style=\"height:90px\" data-background-image=\"{Host}b-full.png\"></div>"
            )
        ),
        (
            "blazy",
            Page(
                "<style>.b-lazy{transition:opacity 500ms;max-width:100%;opacity:0}.b-lazy.b-loaded{opacity:1}</style>",
                $"<img class=\"b-lazy\" src=\"{Pixel}\" data-src=\"{Host}a-full.png\" alt=\"a\" width=\"1\" height=\"1\">"
            )
        ),
        (
            "unknown-loader",
            Page(
                "<style>.pic-waits{display:none}.pic-waits.ready{display:inline}.veil{width:0;height:0}</style>",
                $"<p><img class=\"pic-waits big\" data-src=\"{Host}a-full.png\"></p><p><img class=\"veil\" data-original=\"{Host}b-full.png\" src=\"{Wait}\" style=\"clip-path: inset(50%)\"></p>"
            )
        ),
        (
            "discuz",
            Page(
                "<style>.zoom{cursor:pointer}</style>",
                $"<ignore_js_op><img id=\"aimg_1\" aid=\"1\" src=\"{Wait}\" zoomfile=\"{Host}a-full.png\" file=\"{Host}a-mid.png\" class=\"zoom\" onclick=\"zoom(this)\" width=\"300\"></ignore_js_op>"
            )
        ),
        (
            "next-js",
            Page(
                "<style>p{margin:1em}</style>",
                $"<span style=\"box-sizing:border-box;display:inline-block;overflow:hidden;width:initial;height:initial;position:relative;max-width:100%\"><span style=\"box-sizing:border-box;display:block;max-width:100%\"><img style=\"display:block;max-width:100%\" alt=\"\" aria-hidden=\"true\" src=\"data:image/svg+xml,%3csvg%20xmlns=%27http://www.w3.org/2000/svg%27%20version=%271.1%27%20width=%27320%27%20height=%27200%27/%3e\"></span><img alt=\"a\" src=\"{Pixel}\" decoding=\"async\" data-nimg=\"intrinsic\" style=\"position:absolute;top:0;left:0;bottom:0;right:0;box-sizing:border-box;padding:0;border:none;margin:auto;display:block;width:0;height:0;min-width:100%;max-width:100%;min-height:100%;max-height:100%;filter:blur(20px)\"><noscript><img alt=\"a\" srcset=\"{Host}a-mid.png 1x, {Host}a-full.png 2x\" src=\"{Host}a-full.png\" decoding=\"async\" data-nimg=\"intrinsic\" style=\"position:absolute;top:0;left:0;display:block;min-width:100%;max-width:100%;min-height:100%;max-height:100%\" loading=\"lazy\"></noscript></span>"
            )
        ),
        (
            "reveal",
            Page(
                "<style>[data-aos]{opacity:0;transform:translateY(40px)}.wow{visibility:hidden}.elementor-invisible{visibility:hidden}img.fade{opacity:0;transition:opacity 1s}img.fade.in{opacity:1}</style>",
                $"<div data-aos=\"fade-up\"><img src=\"{Host}a-full.png\"></div><div class=\"wow fadeIn\"><img src=\"{Host}b-full.png\"></div><section class=\"elementor-invisible\"><img src=\"{Host}c-full.png\"></section><img class=\"fade\" src=\"{Host}d-full.png\" onload=\"this.classList.add('in')\">"
            )
        ),
        (
            "feed-fragment",
            $"<p>Words</p><p><img src=\"{Wait}\" data-src=\"{Host}a-full.png\" style=\"opacity:0;visibility:hidden\"></p><div style=\"visibility:hidden\"><img src=\"{Host}b-full.png\"></div>"
        ),
        (
            "same-picture-twice",
            Page(
                "",
                $"<p><noscript><img src=\"{Host}twice-full.png\"></noscript><img class=lazyload src=\"{Pixel}\" data-src=\"{Host}twice-full.png\"></p><p>Words</p><p><noscript><img src=\"{Host}twice-full.png\"></noscript><img class=lazyload src=\"{Pixel}\" data-src=\"{Host}twice-full.png\"></p>"
            )
        ),
    ];

    private static string Page(
        string head,
        string body,
        string bodyAttributes = "",
        string htmlAttributes = "class=\"no-js\""
    ) =>
        $"<!DOCTYPE html>\n<html lang=\"en\" {htmlAttributes}>\n<head><meta charset=\"utf-8\"><title>A page</title>{head}</head>\n<body {bodyAttributes}>\n<p>Words before the pictures.</p>\n{body}\n<script>load()</script></body>\n</html>\n";
}
