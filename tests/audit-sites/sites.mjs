// Nine sites as people write them: each with a main page that holds the pairs, and another one that they lead to.
import { packages as others } from '../sites/generators.mjs';
import { commonPairs, headings, body } from './pairs.mjs';

const manifest = (dependencies, more = {}) => JSON.stringify({ private: true, ...more, dependencies });
const front = (title, more = '') => `---\ntitle: ${title}\n${more}---\n\n`;
const otherText = '\n## Second part\n\nText.\n';

/** A site: its files for a body of pairs, and how it is built. */
function site(name, { generator = name, base = '', output, build, environment, g, more = [], drop = [], files, sources }) {
  const pairs = [...commonPairs(g), ...more].filter((pair) => !drop.includes(pair.kind));
  return {
    name,
    generator,
    base,
    output,
    build,
    environment,
    sources,
    pairs,
    staticDir: g.staticDir,
    files: (builtOnly) => files(body(pairs, builtOnly)),
  };
}

function hexo() {
  const base = '/blog';
  const to = (page) => `${base}/2024/01/02/${page}/`;
  return site('hexo', {
    base,
    output: 'public',
    sources: 'source',
    build: ['npx', '--no-install', 'hexo', 'generate', '--force'],
    g: { to, rel: (page) => `../${page}/`, img: `${base}/img/`, mdImg: '/img/', staticDir: 'source/', cjk: '中文标题', dup: 'Twice-1', noDup: 'Twice-2' },
    drop: ['fragment of the page', 'fragment of another page'],
    more: [
      { kind: 'fragment of the page', right: '[@](#First-part)', broken: '[@](#First-parts)' },
      { kind: 'fragment of another page', right: `[@](${to('other')}#Second-part)`, broken: `[@](${to('other')}#Second-parts)` },
      { kind: 'page that is no post', right: `[@](${base}/about/)`, broken: `[@](${base}/abut/)` },
      { kind: 'post_link', right: '{% post_link other @ %}', broken: '{% post_link othr @ %}', built: false },
    ],
    files: (text) => ({
      'package.json': manifest(others.hexo.dependencies, { hexo: { version: '8.1.2' } }),
      '_config.yml': `title: T\nurl: http://blog.example${base}\nroot: ${base}/\ntheme: plain\npermalink: :year/:month/:day/:title/\nsyntax_highlighter: ''\n`,
      'themes/plain/layout/index.ejs': '<% page.posts.each(function(post){ %><a href="<%- url_for(post.path) %>"><%= post.title %></a><% }) %>',
      'themes/plain/layout/post.ejs': '<!doctype html><html><head><title>T</title></head><body><%- page.content %></body></html>',
      'themes/plain/layout/page.ejs': '<!doctype html><html><body><%- page.content %></body></html>',
      'source/_posts/main.md': front('Main', 'date: 2024-01-02 03:04:05\n') + text + headings(),
      'source/_posts/other.md': front('Other', 'date: 2024-01-02 03:04:06\n') + otherText,
      'source/about/index.md': front('About') + 'Me.\n',
    }),
  });
}

function hugo() {
  const base = '/blog';
  const to = (page) => `${base}/posts/${page}/`;
  return site('hugo', {
    base,
    output: 'public',
    sources: 'content',
    build: ['hugo', '--quiet', '--cleanDestinationDir'],
    g: { to, rel: (page) => `../${page}/`, img: `${base}/img/`, mdImg: `${base}/img/`, staticDir: 'static/' },
    more: [
      { kind: 'alias', right: `[@](${base}/old-other/)`, broken: `[@](${base}/old-othr/)` },
      { kind: 'own section', right: `[@](${base}/notes/one/)`, broken: `[@](${base}/notes/two/)` },
      { kind: 'resource of a bundle', both: '![](pic-@.png)', file: 'content/posts/main/pic-@.png' },
    ],
    files: (text) => {
      const settings = `baseURL = "http://blog.example${base}/"\ntitle = "T"\ndisableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n`;
      return {
        'hugo.toml': settings,
        'config.toml': settings,
        'layouts/_default/single.html': '<!doctype html><html><head><title>T</title></head><body>{{ .Content }}</body></html>',
        'layouts/_default/list.html': '<!doctype html><html><body>{{ range .Pages }}<a href="{{ .RelPermalink }}">x</a>{{ end }}</body></html>',
        'layouts/index.html': '<!doctype html><html><body>{{ range .Site.RegularPages }}<a href="{{ .RelPermalink }}">x</a>{{ end }}</body></html>',
        'content/posts/main/index.md': front('Main', 'date: 2024-01-02\n') + text + headings(),
        'content/posts/other.md': front('Other', 'date: 2024-01-02\naliases: ["/old-other/"]\n') + otherText,
        'content/notes/one.md': front('One') + 'x\n',
      };
    },
  });
}

function jekyll() {
  const base = '/blog';
  const to = (page) => `${base}/2024/01/${page}/`;
  return site('jekyll', {
    base,
    output: '_site',
    sources: '_posts',
    build: ['jekyll', 'build', '--quiet', '--disable-disk-cache'],
    g: { to, rel: (page) => `../${page}/`, img: `${base}/img/`, mdImg: `${base}/img/`, staticDir: '' },
    more: [
      { kind: 'relative_url', right: '[@]({{ "/about/" | relative_url }})', broken: '[@]({{ "/abut/" | relative_url }})' },
      { kind: 'post_url', right: '[@]({% post_url 2024-01-02-other %})', broken: '[@]({% post_url 2024-01-02-othr %})', built: false },
      { kind: 'page that is no post', right: `[@](${base}/about/)`, broken: `[@](${base}/abut/)` },
    ],
    files: (text) => ({
      '_config.yml': `title: T\nurl: http://blog.example\nbaseurl: "${base}"\npermalink: /:year/:month/:title/\n`,
      '_layouts/post.html': '<!doctype html><html><head><title>T</title></head><body>{{ content }}</body></html>',
      'index.html': '---\n---\n{% for post in site.posts %}<a href="{{ post.url | relative_url }}">x</a>{% endfor %}\n',
      'about.md': front('About', 'layout: post\npermalink: /about/\n') + 'Me.\n',
      '_posts/2024-01-02-main.md': front('Main', 'layout: post\n') + text + headings(),
      '_posts/2024-01-02-other.md': front('Other', 'layout: post\n') + otherText,
    }),
  });
}

function mkdocs() {
  const base = '/docs';
  const to = (page) => `${base}/guide/${page}/`;
  return site('mkdocs', {
    base,
    output: 'site',
    sources: 'docs',
    build: ['mkdocs', 'build', '--quiet'],
    g: { to, rel: (page) => `../${page}/`, img: `${base}/img/`, mdImg: '../img/', file: '../img/', staticDir: 'docs/', dup: 'twice_1', noDup: 'twice-1', cjk: 'chinese', noCjk: '中文标题' },
    drop: ['relative page', 'too many levels'],
    more: [
      { kind: 'source', right: '[@](other.md)', broken: '[@](othr.md)' },
      { kind: 'source with a fragment', right: '[@](other.md#second-part)', broken: '[@](other.md#second-prt)' },
      { kind: 'source in the folder above', right: '[@](../index.md)', broken: '[@](../indx.md)' },
      { kind: 'case of a source', right: '[@](./other.md?x)', broken: '[@](Other.md)' },
    ],
    files: (text) => ({
      'mkdocs.yml': `site_name: T\nsite_url: http://blog.example${base}/\nmarkdown_extensions:\n  - attr_list\n`,
      'docs/index.md': '# T\n',
      'docs/guide/main.md': '# Main\n\n' + text + headings(' {#chinese}'),
      'docs/guide/other.md': '# Other\n' + otherText,
    }),
  });
}

function vitepress() {
  const base = '/docs';
  return site('vitepress', {
    base,
    output: '.vitepress/dist',
    sources: '.',
    build: ['npx', '--no-install', 'vitepress', 'build'],
    // Pictures and downloads that are not there stop its build.
    g: { to: (page) => `/guide/${page}`, rel: (page) => `./${page}`, img: '/img/', mdImg: '/img/', staticDir: 'public/', mdPictures: false, htmlPictures: false },
    drop: ['link in HTML', 'too many levels', 'frame', 'link around a picture'],
    more: [
      { kind: 'source', right: '[@](./other.md)', broken: '[@](./othr.md)' },
      { kind: 'source with a fragment', right: '[@](./other.md#second-part)', broken: '[@](./other.md#second-prt)' },
      { kind: 'page with its ending', right: '[@](/guide/other.html)', broken: '[@](/guide/othr.html)' },
      { kind: 'source from the root', right: '[@](/guide/other.md)', broken: '[@](/guide/oher.md)' },
      { kind: 'link in HTML', right: `<p><a href="${base}/guide/other.html">@</a></p>`, broken: `<p><a href="${base}/guide/others.html">@</a></p>` },
      { kind: 'folder', right: '[@](/deep/)', broken: '[@](/depp/)' },
    ],
    files: (text) => ({
      'package.json': manifest({ vitepress: '^1.6.0' }, { type: 'module' }),
      '.vitepress/config.mts': `import { defineConfig } from 'vitepress'\nexport default defineConfig({ title: 'T', base: '${base}/', ignoreDeadLinks: true })\n`,
      'index.md': '# T\n',
      'deep/index.md': '# Deep\n',
      'guide/main.md': '# Main\n\n' + text + headings(),
      'guide/other.md': '# Other\n' + otherText,
    }),
  });
}

function docusaurus() {
  const base = '/site';
  return site('docusaurus', {
    base,
    output: 'build',
    sources: 'docs',
    build: ['npx', '--no-install', 'docusaurus', 'build', '--no-minify'],
    environment: { NODE_OPTIONS: '--max-old-space-size=3000' },
    g: { to: (page) => `/docs/guide/${page}`, rel: (page) => `./${page}`, img: `${base}/img/`, mdImg: '/img/', file: '/img/', staticDir: 'static/', jsx: true, mdPictures: false, downloads: false },
    drop: ['link in HTML', 'too many levels', 'frame', 'link around a picture'],
    more: [
      { kind: 'source', right: '[@](./02-other.md)', broken: '[@](./02-othr.md)' },
      { kind: 'source with a fragment', right: '[@](02-other.md#second-part)', broken: '[@](02-other.md#second-prt)' },
      { kind: 'number of a source', right: '[@](./02-other.md?@)', broken: '[@](./03-other.md?@)' },
      { kind: 'slug', right: '[@](/docs/own-name)', broken: '[@](/docs/slugged)' },
      { kind: 'blog', right: '[@](/blog/2024/01/02/first)', broken: '[@](/blog/2024/01/02/frist)' },
      { kind: 'link in JSX', right: `<p><a href="${base}/docs/guide/other">@</a></p>`, broken: `<p><a href="${base}/docs/guide/others">@</a></p>` },
      { kind: 'page of code', right: '[@](/hello)', broken: '[@](/hallo)' },
    ],
    files: (text) => ({
      'package.json': manifest({ '@docusaurus/core': '^3.7.0' }),
      'docusaurus.config.js': `module.exports = { title: 'T', url: 'http://blog.example', baseUrl: '${base}/', onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore', onBrokenMarkdownLinks: 'ignore',\n  presets: [['classic', { docs: {}, blog: { showReadingTime: false }, theme: {} }]] };\n`,
      'docs/index.md': '# T\n',
      'docs/guide/01-main.md': '# Main\n\n' + text + headings(),
      'docs/guide/02-other.md': '# Other\n' + otherText,
      'docs/slugged.md': '---\nslug: /own-name\n---\n\n# S\n',
      'blog/2024-01-02-first.md': front('First') + 'x\n',
      'src/pages/hello.js': "import React from 'react';\nexport default () => <p>x</p>;\n",
    }),
  });
}

function astro() {
  const base = '/blog';
  const to = (page) => `${base}/posts/${page}/`;
  return site('astro', {
    base,
    output: 'dist',
    sources: 'src',
    build: ['npx', '--no-install', 'astro', 'build', '--silent'],
    environment: { ASTRO_TELEMETRY_DISABLED: '1' },
    g: { to, rel: (page) => `../${page}/`, img: `${base}/img/`, mdImg: `${base}/img/`, staticDir: 'public/' },
    more: [{ kind: 'page of a component', right: `[@](${base}/about/)`, broken: `[@](${base}/abut/)` }],
    files: (text) => ({
      'package.json': manifest({ astro: '^5.0.0' }, { type: 'module' }),
      'astro.config.mjs': `import { defineConfig } from 'astro/config';\nexport default defineConfig({ site: 'http://blog.example', base: '${base}' });\n`,
      'src/pages/index.md': '# T\n',
      'src/pages/about.astro': '<html><body>x</body></html>\n',
      'src/pages/posts/main.md': front('Main') + text + headings(),
      'src/pages/posts/other.md': front('Other') + otherText,
    }),
  });
}

function gatsby() {
  const to = (page) => `/posts/${page}/`;
  return site('gatsby', {
    output: 'public',
    sources: 'content',
    build: ['npx', '--no-install', 'gatsby', 'build'],
    environment: { GATSBY_TELEMETRY_DISABLED: '1', CI: 'true', GATSBY_CPU_COUNT: '1' },
    g: { to, rel: (page) => `../${page}/`, img: '/img/', mdImg: '/img/', staticDir: 'static/' },
    more: [{ kind: 'page of code', right: '[@](/about/)', broken: '[@](/abut/)' }],
    files: (text) => ({
      'package.json': manifest({ gatsby: '^5.14.0' }),
      'gatsby-config.js': `module.exports = { siteMetadata: { title: 'T', siteUrl: 'http://blog.example' }, plugins: [\n  { resolve: 'gatsby-source-filesystem', options: { name: 'posts', path: __dirname + '/content' } },\n  { resolve: 'gatsby-transformer-remark', options: { plugins: ['gatsby-remark-autolink-headers'] } } ] };\n`,
      'gatsby-node.js': `const path = require('path');
const { createFilePath } = require('gatsby-source-filesystem');
exports.onCreateNode = ({ node, actions, getNode }) => {
  if (node.internal.type === 'MarkdownRemark') actions.createNodeField({ name: 'slug', node, value: createFilePath({ node, getNode }) });
};
exports.createPages = async ({ graphql, actions }) => {
  const { data } = await graphql('{ allMarkdownRemark { nodes { html fields { slug } } } }');
  for (const node of data.allMarkdownRemark.nodes) actions.createPage({ path: node.fields.slug, component: path.resolve('src/templates/post.js'), context: { html: node.html } });
};
`,
      'src/templates/post.js': "import React from 'react';\nexport default ({ pageContext }) => <main dangerouslySetInnerHTML={{ __html: pageContext.html }} />;\n",
      'src/pages/about.js': "import React from 'react';\nexport default () => <p>x</p>;\n",
      'src/pages/index.js': "import React from 'react';\nexport default () => <p>x</p>;\n",
      'content/posts/main.md': front('Main') + text + headings(),
      'content/posts/other.md': front('Other') + otherText,
    }),
  });
}

function eleventy() {
  const to = (page) => `/posts/${page}/`;
  return site('eleventy', {
    output: '_site',
    sources: 'src',
    build: ['npx', '--no-install', 'eleventy', '--quiet'],
    g: { to, rel: (page) => `../${page}/`, img: '/img/', mdImg: '/img/', staticDir: 'src/', cjk: encodeURIComponent('中文标题') },
    drop: ['encoded fragment', 'Chinese heading'],
    more: [
      { kind: 'page with a permalink', right: '[@](/about-me/)', broken: '[@](/about/)' },
      { kind: 'Chinese heading', right: '[@](#中文标题)', broken: '[@](#中文标签)' },
      { kind: 'page of a template', right: '[@](/list/)', broken: '[@](/lists/)' },
    ],
    files: (text) => ({
      'package.json': manifest({ '@11ty/eleventy': '^3.0.0' }, { type: 'module' }),
      'eleventy.config.js': `import { IdAttributePlugin } from '@11ty/eleventy';\nimport anchor from 'markdown-it-anchor';\nexport default function (config) {\n  config.addPassthroughCopy('src/img');\n  config.amendLibrary('md', (md) => md.use(anchor));\n}\nexport const config = { dir: { input: 'src', output: '_site' } };\n`,
      'src/_includes/base.njk': '<!doctype html><html><head><title>T</title></head><body>{{ content | safe }}</body></html>',
      'src/posts/posts.json': '{ "layout": "base.njk" }',
      'src/index.njk': '---\nlayout: base.njk\n---\n<a href="/posts/main/">m</a>\n',
      'src/list.njk': '---\nlayout: base.njk\n---\nx\n',
      'src/about.md': front('About', 'layout: base.njk\npermalink: /about-me/\n') + 'Me.\n',
      'src/posts/main.md': front('Main') + text + headings(),
      'src/posts/other.md': front('Other') + otherText,
    }),
  });
}

export const sites = [hexo(), hugo(), jekyll(), mkdocs(), vitepress(), docusaurus(), astro(), gatsby(), eleventy()];

export const packages = {
  gatsby: {
    gatsby: '^5.14.0',
    'gatsby-remark-autolink-headers': '^6.14.0',
    'gatsby-source-filesystem': '^5.14.0',
    'gatsby-transformer-remark': '^6.14.0',
    react: '^18.3.0',
    'react-dom': '^18.3.0',
  },
  eleventy: { '@11ty/eleventy': '^3.0.0', 'markdown-it-anchor': '^9.2.0' },
};

// What .ci/run takes: these build within seconds.
export const small = ['hexo', 'hugo', 'mkdocs'];
