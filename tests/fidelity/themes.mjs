// Ten themes: what makes each one's site, and which page of it is looked at.
import { packages } from '../sites/generators.mjs';
import { markdown, pictures } from './content.mjs';
import { wordpress, medium, hugoTheme } from './written.mjs';

const at = (folder) => Object.fromEntries(Object.entries(pictures).map(([name, body]) => [folder + name, body]));
const front = (more = '') => `---\ntitle: Lights of the harbour\ndate: 2024-05-06 07:08:09\n${more}---\n\n`;

const hexoPackages = {
  ...packages.hexo.dependencies,
  'hexo-renderer-pug': '3.0.0',
  'hexo-theme-landscape': '1.1.0',
  'hexo-theme-butterfly': '5.7.0',
  'hexo-theme-next': '8.29.0',
  lozad: '1.16.0',
  'vanilla-lazyload': '19.1.3',
};

function hexo(theme, config = '') {
  return {
    name: `hexo ${theme}`,
    cache: 'fidelity-hexo',
    dependencies: hexoPackages,
    build: ['npx', '--no-install', 'hexo', 'generate', '--force'],
    output: 'public',
    page: '/2024/05/06/lights/',
    copies: { 'lozad/dist/lozad.min.js': 'source/vendor/lozad.js', 'vanilla-lazyload/dist/lazyload.iife.min.js': 'source/vendor/lazyload.js' },
    files: {
      'package.json': JSON.stringify({ private: true, hexo: { version: '8.1.2' }, dependencies: hexoPackages }),
      '_config.yml': `title: Harbour notes\nauthor: Ines\nurl: http://blog.example\ntheme: ${theme}\npermalink: :year/:month/:day/:title/\n`,
      [`_config.${theme}.yml`]: config,
      'source/_posts/lights.md': front('tags: [harbour]\ncover: /img/pier.png\n') + markdown('/img/'),
      'source/_posts/second.md': `---\ntitle: Second\ndate: 2024-04-06 07:08:09\n---\nText.\n`,
      ...at('source/img/'),
    },
  };
}

// NexT and Butterfly load their libraries from elsewhere unless told so, and only loopback answers here: their loaders stand in the site.
const butterfly = `CDN:
  internal_provider: local
  third_party_provider: cdnjs
  option:
    lazyload: /vendor/lazyload.js
index_img: /img/mole.png
default_top_img: /img/mole.png
avatar:
  img: /img/face.png
lazyload:
  enable: true
  native: false
  field: site
  placeholder: data:image/gif;base64,R0lGODdhAQABAPAAAMPDwwAAACwAAAAAAQABAAACAkQBADs=
  blur: true
preloader:
  enable: false
`;
const next = `scheme: Gemini
lazyload: true
avatar:
  url: /img/face.png
motion:
  enable: false
vendors:
  internal: local
  plugins: cdnjs
  lazyload: /vendor/lozad.js
`;

export const themes = [
  hexo('landscape'),
  hexo('butterfly', butterfly),
  hexo('next', next),
  {
    name: 'docusaurus',
    cache: 'docusaurus',
    dependencies: packages.docusaurus.dependencies,
    build: ['npx', '--no-install', 'docusaurus', 'build'],
    environment: { NODE_OPTIONS: '--max-old-space-size=3000' },
    output: 'build',
    page: '/lights/',
    files: {
      'package.json': JSON.stringify({ private: true, dependencies: packages.docusaurus.dependencies }),
      'docusaurus.config.js': `module.exports = { title: 'Harbour', url: 'http://blog.example', baseUrl: '/', trailingSlash: true, onBrokenLinks: 'ignore',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, theme: {} }]],
  themeConfig: { navbar: { title: 'Harbour', items: [{ to: '/lights', label: 'Lights' }] }, footer: { copyright: 'Harbour' } } };\n`,
      'docs/index.md': '---\nslug: /\n---\n\n# Start\n',
      'docs/lights.md': `---\ntitle: Lights of the harbour\n---\n\n${markdown('/img/')}`,
      ...at('static/img/'),
    },
  },
  {
    name: 'vitepress',
    cache: 'vitepress',
    dependencies: packages.vitepress.dependencies,
    build: ['npx', '--no-install', 'vitepress', 'build'],
    output: '.vitepress/dist',
    page: '/lights.html',
    files: {
      'package.json': JSON.stringify({ private: true, type: 'module', dependencies: packages.vitepress.dependencies }),
      '.vitepress/config.mts': `export default { title: 'Harbour', ignoreDeadLinks: true, themeConfig: { nav: [{ text: 'Lights', link: '/lights' }], sidebar: [{ text: 'Pages', items: [{ text: 'Lights', link: '/lights' }] }] } }\n`,
      'index.md': '# Start\n',
      'lights.md': `# Lights of the harbour\n\n${markdown('/img/')}`,
      ...at('public/img/'),
    },
  },
  {
    name: 'mkdocs',
    build: ['mkdocs', 'build', '--quiet'],
    output: 'site',
    page: '/lights/',
    files: {
      'mkdocs.yml': 'site_name: Harbour\ntheme: mkdocs\nmarkdown_extensions: [tables, fenced_code]\n',
      'docs/index.md': '# Start\n',
      'docs/lights.md': `# Lights of the harbour\n\n${markdown('../img/')}`,
      ...at('docs/img/'),
    },
  },
  {
    name: 'jekyll minima',
    build: ['jekyll', 'build', '--quiet', '--disable-disk-cache'],
    output: '_site',
    page: '/2024/05/lights/',
    files: {
      '_config.yml': 'title: Harbour notes\nurl: http://blog.example\ntheme: minima\npermalink: /:year/:month/:title/\n',
      'index.md': '---\nlayout: home\n---\n',
      'about.md': '---\ntitle: About\nlayout: page\npermalink: /about/\n---\nMe.\n',
      '_posts/2024-05-06-lights.md': front('layout: post\n') + markdown('/img/'),
      ...at('img/'),
    },
  },
  {
    name: 'hugo theme',
    build: ['hugo', '--quiet', '--cleanDestinationDir'],
    output: 'public',
    page: '/posts/lights/',
    files: { ...hugoTheme, 'content/posts/lights.md': front('cover: /img/pier.png\n') + markdown('/img/'), ...at('static/img/') },
  },
  { name: 'wordpress block theme', output: '.', page: '/lights/', files: { ...wordpress, ...at('wp-content/uploads/') } },
  { name: 'medium-like page', output: '.', page: '/lights/', files: { ...medium, ...at('v2/') } },
];

// What .ci/run takes: a theme with its loader, a theme whose layout its script decides, and a page by hand.
export const small = ['hexo next', 'jekyll minima', 'wordpress block theme'];
