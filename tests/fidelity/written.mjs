// Three pages in markup and CSS of our own, in the manner of what is found on the web: a Hugo theme, a WordPress block theme with a
// lazy loader, and an essay on a platform whose pictures come by script.
import { paragraphs } from './content.mjs';

const text = (n) => paragraphs[n];

export const hugoTheme = {
  'hugo.toml': 'baseURL = "http://blog.example/"\ntitle = "Harbour notes"\n[markup.goldmark.renderer]\nunsafe = true\n',
  'config.toml': 'baseURL = "http://blog.example/"\ntitle = "Harbour notes"\n[markup.goldmark.renderer]\nunsafe = true\n',
  'layouts/_default/single.html': `<!doctype html><html lang="en" class="no-js"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }}</title><link rel="stylesheet" href="{{ "css/base.css" | relURL }}"><script>document.documentElement.className='js';</script></head>
<body class="theme-auto"><header class="site"><a class="brand" href="/">{{ .Site.Title }}</a><nav><ul><li><a href="/posts/">Posts</a></li><li><a href="/tags/">Tags</a></li></ul><button id="toggle" hidden>menu</button></nav></header>
<main class="grid"><article><h1>{{ .Title }}</h1><p class="meta">{{ .Date.Format "2 January 2006" }} · {{ .ReadingTime }} min</p>
<figure class="cover"><img class="lazy" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 7'/%3E" data-src="{{ .Params.cover }}" alt=""></figure>{{ .Content }}</article>
<aside><h2>On this page</h2>{{ .TableOfContents }}</aside></main><footer class="site">© Harbour notes</footer>
<script>document.querySelectorAll('img.lazy').forEach(i=>{i.src=i.dataset.src;i.classList.add('loaded')});document.getElementById('toggle').onclick=()=>{};</script></body></html>`,
  'layouts/_default/list.html': '<html><body>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
  'layouts/index.html': '<html><body>{{ range .Site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
  'static/css/base.css': `:root{--gap:24px;--main:720px;--ink:#1f2933;--paper:#fafaf7;--code:#eef1f4}
*{box-sizing:border-box}body{margin:0;font:18px/1.6 serif;color:var(--ink);background:var(--paper)}
header.site{position:sticky;top:0;display:flex;justify-content:space-between;align-items:center;max-width:1080px;margin:auto;padding:var(--gap);background:rgb(250 250 247/.9)}
header.site ul{display:flex;gap:1em;list-style:none;margin:0;padding:0}.brand{font-weight:700}
.grid{display:grid;grid-template-columns:minmax(0,var(--main)) 260px;gap:48px;max-width:1080px;margin:auto;padding:0 var(--gap)}
h1{font-size:2.4em;line-height:1.15}.meta{color:#667}figure.cover{margin:0}img{max-width:100%;height:auto;display:block;border-radius:8px}
img.lazy{opacity:0;width:100%;aspect-ratio:12/7;object-fit:cover}img.lazy.loaded{opacity:1}.no-js img.lazy{opacity:0}
pre{background:var(--code)!important;padding:16px;overflow:auto;border-radius:6px;font-size:15px}blockquote{margin:0;padding-left:20px;border-left:4px solid #c62}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccd;padding:8px;text-align:left}
aside{position:sticky;top:90px;align-self:start;font-size:15px}aside h2{font-size:1em}footer.site{padding:48px;text-align:center;color:#667}
@media(max-width:800px){.grid{grid-template-columns:minmax(0,1fr)}aside{display:none}h1{font-size:1.8em}}`,
};

// The loader's own picture: transparent, of the right shape.
const blank = (width, height) => `data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%20${width}%20${height}'%3E%3C/svg%3E`;
const wpImage = (name, width, height) =>
  `<figure class="wp-block-image size-large"><img decoding="async" width="${width}" height="${height}" src="${blank(width, height)}" data-lazy-src="/wp-content/uploads/${name}" data-lazy-srcset="/wp-content/uploads/${name} ${width}w" data-lazy-sizes="(max-width: ${width}px) 100vw, ${width}px" alt="" class="wp-image-5"><noscript><img decoding="async" width="${width}" height="${height}" src="/wp-content/uploads/${name}" alt="" class="wp-image-5"></noscript></figure>`;

export const wordpress = {
  'lights/index.html': `<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lights of the harbour – Harbour notes</title>
<style id="global-styles-inline-css">:root{--wp--preset--color--base:#fff;--wp--preset--color--contrast:#111;--wp--preset--color--accent:#cfcabe;--wp--preset--spacing--40:clamp(1.8rem,1.8rem + ((1vw - .48rem)*2.885),3rem);--wp--style--global--content-size:620px;--wp--style--global--wide-size:1280px}
body{margin:0;background-color:var(--wp--preset--color--base);color:var(--wp--preset--color--contrast);font-family:sans-serif;font-size:1.05rem;line-height:1.55}
.is-layout-constrained>*{max-width:var(--wp--style--global--content-size);margin-left:auto!important;margin-right:auto!important}.is-layout-constrained>.alignwide{max-width:var(--wp--style--global--wide-size)}
.is-layout-flex{display:flex;flex-wrap:wrap;align-items:center;gap:1.2rem}.is-layout-flow>*{margin-block:1.2rem}</style>
<link rel="stylesheet" id="blocks-css" href="/wp-content/themes/blocks/style.css?ver=6.5" media="all">
<link rel="preload" as="style" href="/wp-content/themes/blocks/late.css" onload="this.onload=null;this.rel='stylesheet'"><noscript><link rel="stylesheet" href="/wp-content/themes/blocks/late.css"></noscript></head>
<body class="post-template-default single single-post wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part"><div class="wp-block-group alignwide is-layout-flex has-padding"><p class="wp-block-site-title"><a href="/">Harbour notes</a></p><nav class="wp-block-navigation"><ul class="is-layout-flex"><li><a href="/about/">About</a></li><li><a href="/posts/">Posts</a></li></ul></nav></div></header>
<main class="wp-block-group is-layout-constrained"><h1 class="wp-block-post-title">Lights of the harbour</h1><div class="wp-block-post-date"><time datetime="2024-05-06">May 6, 2024</time></div>
<figure class="wp-block-post-featured-image alignwide"><img width="1200" height="700" src="${blank(1200, 700)}" data-lazy-src="/wp-content/uploads/pier.png" alt=""><noscript><img width="1200" height="700" src="/wp-content/uploads/pier.png" alt=""></noscript></figure>
<div class="entry-content wp-block-post-content is-layout-constrained is-layout-flow"><p class="has-drop-cap">${text(0)}</p><div class="wp-block-columns alignwide is-layout-flex"><div class="wp-block-column"><p>${text(1)}</p></div><div class="wp-block-column">${wpImage('lamp.png', 800, 500)}</div></div>
<div class="wp-block-cover" data-bg="/wp-content/uploads/mole.png" style="min-height:260px"><div class="wp-block-cover__inner-container"><p class="has-text-align-center">A light that nobody counts is a lamp.</p></div></div>
<p>${text(2)}</p>${wpImage('mole.png', 640, 640)}<p>${text(3)}</p></div></main><footer class="wp-block-template-part"><p>Proudly ours</p></footer></div>
<script>document.querySelectorAll('[data-lazy-src]').forEach(i=>{if(i.dataset.lazySrcset){i.sizes=i.dataset.lazySizes;i.srcset=i.dataset.lazySrcset}i.src=i.dataset.lazySrc;i.classList.add('entered','lazyloaded')});document.querySelectorAll('[data-bg]').forEach(e=>{e.style.backgroundImage='url('+e.dataset.bg+')'});</script></body></html>`,
  'wp-content/themes/blocks/style.css': `@import url("fonts.css");.has-padding{padding:1.5rem var(--wp--preset--spacing--40);justify-content:space-between}.wp-block-site-title{font-size:1.5rem;font-weight:600;margin:0}a{color:inherit}
ul{list-style:none;padding:0;margin:0}.wp-block-post-title{font-size:clamp(2rem,4vw,3.4rem);line-height:1.15;margin-block:2rem .5rem}figure{margin:0}img{max-width:100%;height:auto;vertical-align:bottom}
.wp-block-post-featured-image img{width:100%;aspect-ratio:16/9;object-fit:cover}.wp-block-columns{flex-wrap:nowrap;align-items:flex-start}.wp-block-column{flex:1 1 0;min-width:0}
.wp-block-cover{display:flex;align-items:center;justify-content:center;background-size:cover;background-position:50%;color:#fff;padding:1em}.has-text-align-center{text-align:center}
.has-drop-cap:first-letter{float:left;font-size:5em;line-height:.7;margin:.05em .1em 0 0}img[data-lazy-src]{opacity:0}img.lazyloaded{opacity:1}footer{padding:3rem;background:var(--wp--preset--color--accent)}
@media(max-width:781px){.wp-block-columns{flex-wrap:wrap!important}.wp-block-column{flex-basis:100%}}`,
  'wp-content/themes/blocks/fonts.css': '.wp-block-site-title{letter-spacing:.02em}',
  'wp-content/themes/blocks/late.css': 'main{padding:0 1.5rem}.wp-block-post-date{color:#555;font-size:.9rem}',
};

const essayPicture = (name, width, height) =>
  `<figure class="paragraph-image"><div class="aspect" style="max-width:${width}px"><div class="fill" style="padding-bottom:${((height / width) * 100).toFixed(2)}%"><img class="thumb" alt="" src="/v2/face.png" style="filter:blur(20px);transform:scale(1.1)"><img class="full" alt="" data-src="/v2/${name}" style="opacity:0"><noscript><img class="full" alt="" src="/v2/${name}"></noscript></div></div><figcaption>Seen from the mole</figcaption></figure>`;

export const medium = {
  'lights/index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Lights of the harbour | by Ines</title>
<style type="text/css" data-fela-rehydration="518">.a{box-sizing:border-box}body{margin:0;font-family:serif;color:rgb(36,36,36);background:#fff;-webkit-font-smoothing:antialiased}
.nav{position:sticky;top:0;z-index:9;display:flex;align-items:center;justify-content:space-between;height:57px;padding:0 24px;border-bottom:1px solid #f2f2f2;background:#fff;font-family:sans-serif}
.col{max-width:680px;margin:0 auto;padding:0 24px}h1{font:700 42px/52px sans-serif;letter-spacing:-.011em;margin:1.19em 0 .6em}.by{display:flex;gap:12px;align-items:center;font-family:sans-serif;font-size:14px}
.by img{width:44px;height:44px;border-radius:50%}p{font-size:20px;line-height:32px;margin:2.14em 0 -.46em;letter-spacing:-.003em}figure{margin:56px 0 0}.aspect{margin:auto}.fill{position:relative;height:0;overflow:hidden;background:#f2f2f2}
.fill img{position:absolute;inset:0;width:100%;height:100%}.full{transition:opacity 100ms 400ms}figcaption{text-align:center;font:14px/20px sans-serif;color:#6b6b6b;margin-top:10px}
@media(max-width:728px){h1{font-size:32px;line-height:38px}p{font-size:18px;line-height:28px}}.wall{position:fixed;inset:0;display:none}</style></head>
<body><div id="root" style="visibility:hidden"><nav class="nav a"><b>Essays</b><span>Write · Sign in</span></nav><article class="col a"><h1>Lights of the harbour</h1><div class="by"><img alt="" data-src="/v2/face.png" width="44" height="44" loading="lazy"><noscript><img alt="" src="/v2/face.png" width="44" height="44"></noscript><span>Ines · 4 min read · May 6, 2024</span></div>
${essayPicture('pier.png', 1200, 700)}<p>${text(0)}</p><p>${text(1)}</p>${essayPicture('lamp.png', 800, 500)}<p>${text(2)}</p><p>${text(3)}</p>${essayPicture('mole.png', 640, 640)}<p>${text(0)}</p></article></div><div class="wall" role="dialog">Sign in</div>
<script>document.getElementById('root').style.visibility='';document.querySelectorAll('[data-src]').forEach(i=>{i.src=i.dataset.src;i.style.opacity=1;const t=i.parentNode.querySelector('.thumb');if(t)t.style.display='none'});</script></body></html>`,
};
