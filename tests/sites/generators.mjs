// The configurations. `settings` and `posts` make the files of a site; `build` is run in its folder.
import { markdown, mdx, hexoTags, hugoShortcodes } from './constructs.mjs';

const body = (constructs, fill) => constructs.map(([, text]) => fill(text)).join('\n\n') + '\n';
const npm = (name, dependencies) => ({ name, dependencies });

export const packages = {
  hexo: npm('hexo', {
    hexo: '8.1.2',
    'hexo-renderer-marked': '7.0.1',
    'hexo-renderer-ejs': '2.0.0',
    'hexo-renderer-stylus': '3.0.1',
    'hexo-generator-index': '4.0.0',
    'hexo-generator-archive': '2.0.0',
    'hexo-generator-tag': '2.0.0',
    'hexo-generator-category': '2.0.0',
    'hexo-generator-feed': '3.0.0',
  }),
  vitepress: npm('vitepress', { vitepress: '^1.6.0' }),
  docusaurus: npm('docusaurus', {
    '@docusaurus/core': '^3.7.0',
    '@docusaurus/preset-classic': '^3.7.0',
    react: '^19.0.0',
    'react-dom': '^19.0.0',
  }),
  astro: npm('astro', { astro: '^5.0.0' }),
};

const hexoTheme = {
  'themes/plain/layout/index.ejs':
    '<% page.posts.each(function(post){ %><article><h2><%= post.title %></h2><img src="<%- url_for(post.cover) %>"><%- post.content %></article><% }) %>',
  'themes/plain/layout/post.ejs':
    '<html><head><meta property="og:image" content="<%- url_for(page.cover) %>"></head><article><img src="<%- url_for(page.cover) %>"><%- page.content %></article></html>',
  'themes/plain/layout/archive.ejs': '<% page.posts.each(function(post){ %><%- post.content %><% }) %>',
  'themes/plain/layout/tag.ejs': '<% page.posts.each(function(post){ %><%- post.content %><% }) %>',
};

function hexo(name, { root = '/', settings = '', package: more = {} } = {}) {
  return {
    name: `hexo ${name}`,
    generator: 'hexo',
    base: root,
    output: 'public',
    build: ['npx', '--no-install', 'hexo', 'generate', '--force'],
    files: (fill) => ({
      'package.json': JSON.stringify({ private: true, hexo: { version: '8.1.2' }, dependencies: { ...packages.hexo.dependencies, ...more } }),
      '_config.yml':
        `title: T\nurl: http://blog.example\nroot: ${root}\ntheme: plain\npermalink: :year/:month/:day/:title/\nsyntax_highlighter: ''\nfeed:\n  type: atom\n  path: atom.xml\n  content: true\n${settings}`,
      ...hexoTheme,
      'source/_posts/all.md': fill(`---\ntitle: All\ndate: 2024-01-02 03:04:05\ntags: [t]\ncover: {30}\n---\n`) + body([...markdown, ...hexoTags], fill),
      'source/_posts/json.md': fill(`;;;\n"title": "Json", "date": "2024-01-03 03:04:05", "tags": ["t"], "cover": "{31}"\n;;;\n\ntext\n`),
    }),
    constructs: [...markdown, ...hexoTags, ['front matter in YAML'], ['front matter in JSON']],
  };
}

const hugoLayouts = {
  'layouts/_default/single.html':
    '<html><head>{{ with .Params.cover }}<meta property="og:image" content="{{ . | absURL }}">{{ end }}</head><body>{{ with .Params.cover }}<img src="{{ . | absURL }}">{{ end }}{{ .Content }}</body></html>',
  'layouts/_default/list.html': '<html><body>{{ range .Pages }}{{ .Content }}{{ end }}</body></html>',
  'layouts/index.html': '<html><body>{{ range .Site.RegularPages }}{{ .Content }}{{ end }}</body></html>',
  'layouts/_default/rss.xml': '<rss><channel>{{ range .Site.RegularPages }}<item><link>{{ .Permalink }}</link><description>{{ .Content | html }}</description></item>{{ end }}</channel></rss>',
};

function hugo(name, { base = '/', settings = '', host = 'http://blog.example' } = {}) {
  return {
    name: `hugo ${name}`,
    generator: 'hugo',
    base,
    host,
    output: 'public',
    build: ['hugo', '--quiet', '--cleanDestinationDir'],
    files: (fill) => ({
      'hugo.toml': `baseURL = "${host}${base}"\ntitle = "T"\n${settings}\n[markup.goldmark.renderer]\nunsafe = true\n`,
      'config.toml': `baseURL = "${host}${base}"\ntitle = "T"\n${settings}\n[markup.goldmark.renderer]\nunsafe = true\n`,
      ...hugoLayouts,
      'content/posts/all.md': fill(`+++\ntitle = "All"\ndate = 2024-01-02\ntags = ["t"]\ncover = "{30}"\n+++\n`) + body([...markdown, ...hugoShortcodes], fill),
      'content/posts/json/index.md': fill(`{ "title": "Json", "date": "2024-01-03", "cover": "{31}" }\n`) + fill('![alt]({32})\n'),
      'content/posts/yaml.md': fill(`---\ntitle: Y\ndate: 2024-01-04\ncover: {33}\n---\n\ntext\n`),
    }),
    constructs: [...markdown, ...hugoShortcodes, ['front matter in TOML'], ['front matter in JSON'], ['front matter in YAML']],
  };
}

function jekyll(name, { base = '', settings = '' } = {}) {
  return {
    name: `jekyll ${name}`,
    generator: 'jekyll',
    base: base + '/',
    output: '_site',
    build: ['jekyll', 'build', '--quiet', '--disable-disk-cache'],
    files: (fill) => ({
      '_config.yml': `title: T\nurl: http://blog.example\nbaseurl: "${base}"\npermalink: /:year/:month/:title/\n${settings}`,
      '_layouts/post.html': '<html><head></head><body><img src="{{ page.cover | relative_url }}">{{ content }}</body></html>',
      'index.html': '---\n---\n{% for post in site.posts %}{{ post.content }}{% endfor %}\n',
      'feed.xml': '---\n---\n<feed>{% for post in site.posts %}<entry>{{ post.content | xml_escape }}</entry>{% endfor %}</feed>\n',
      '_posts/2024-01-02-all.md': fill(`---\ntitle: All\nlayout: post\ncover: {30}\n---\n`) + body(markdown, fill),
    }),
    constructs: [...markdown, ['front matter in YAML']],
  };
}

function vitepress(name, base) {
  return {
    name: `vitepress ${name}`,
    generator: 'vitepress',
    base,
    output: '.vitepress/dist',
    build: ['npx', '--no-install', 'vitepress', 'build'],
    files: (fill) => ({
      'package.json': JSON.stringify({ private: true, type: 'module', dependencies: packages.vitepress.dependencies }),
      '.vitepress/config.mts': `export default { title: 'T', base: '${base}', ignoreDeadLinks: true }\n`,
      'index.md': '# T\n',
      'posts/all.md': fill('---\ntitle: All\n---\n') + body(markdown, fill),
    }),
    constructs: markdown,
  };
}

function docusaurus(name, base) {
  return {
    name: `docusaurus ${name}`,
    generator: 'docusaurus',
    base,
    output: 'build',
    build: ['npx', '--no-install', 'docusaurus', 'build', '--no-minify'],
    environment: { NODE_OPTIONS: '--max-old-space-size=3000' },
    files: (fill) => ({
      'package.json': JSON.stringify({ private: true, dependencies: packages.docusaurus.dependencies }),
      'docusaurus.config.js': `module.exports = { title: 'T', url: 'http://blog.example', baseUrl: '${base}', onBrokenLinks: 'ignore',\n  presets: [['classic', { docs: { routeBasePath: '/' }, blog: {}, theme: {} }]] };\n`,
      'docs/index.md': '---\nslug: /\n---\n\n# T\n',
      'docs/all.md': fill('---\ntitle: All\nimage: {30}\n---\n') + body(mdx, fill),
      'blog/2024-01-02-first.md': fill('---\ntitle: First\n---\n\n![alt]({32})\n'),
    }),
    constructs: [...mdx, ['front matter in YAML']],
  };
}

function astro(name, base) {
  return {
    name: `astro ${name}`,
    generator: 'astro',
    base,
    output: 'dist',
    build: ['npx', '--no-install', 'astro', 'build', '--silent'],
    environment: { ASTRO_TELEMETRY_DISABLED: '1' },
    files: (fill) => ({
      'package.json': JSON.stringify({ private: true, type: 'module', dependencies: packages.astro.dependencies }),
      'astro.config.mjs': `import { defineConfig } from 'astro/config';\nexport default defineConfig({ site: 'http://blog.example', base: '${base}' });\n`,
      'src/pages/index.md': '# T\n',
      'src/pages/posts/all.md': fill('---\ntitle: All\n---\n') + body(markdown, fill),
    }),
    constructs: markdown,
  };
}

export const configurations = [
  hexo('defaults'),
  hexo('root /blog/', { root: '/blog/' }),
  hexo('post_asset_folder', { settings: 'post_asset_folder: true\n' }),
  hexo('root and post_asset_folder', { root: '/blog/', settings: 'post_asset_folder: true\nmarked:\n  prependRoot: true\n  postAsset: true\n' }),
  hexo('relative_link', { settings: 'relative_link: true\n' }),
  hexo('root and relative_link', { root: '/blog/', settings: 'relative_link: true\n' }),
  hexo('root, prependRoot off', { root: '/blog/', settings: 'marked:\n  prependRoot: false\n' }),
  hexo('root and other permalinks', { root: '/a/b/', settings: 'pretty_urls:\n  trailing_index: false\n' }),
  hugo('defaults'),
  hugo('base path', { base: '/blog/' }),
  hugo('relativeURLs', { base: '/blog/', settings: 'relativeURLs = true\n' }),
  hugo('canonifyURLs', { base: '/blog/', settings: 'canonifyURLs = true\n' }),
  hugo('uglyURLs', { base: '/blog/', settings: 'uglyURLs = true\n' }),
  jekyll('defaults'),
  jekyll('baseurl', { base: '/blog' }),
  jekyll('baseurl, hard wrap', { base: '/blog', settings: 'kramdown:\n  hard_wrap: true\n' }),
  vitepress('defaults', '/'),
  vitepress('base', '/blog/'),
  docusaurus('defaults', '/'),
  docusaurus('baseUrl', '/blog/'),
  astro('defaults', '/'),
  astro('base', '/blog'),
];

// What .ci/run takes: one of each kind that builds within seconds.
export const small = ['hexo defaults', 'hexo root /blog/', 'hexo root and relative_link', 'hugo base path', 'hugo canonifyURLs', 'jekyll baseurl'];
