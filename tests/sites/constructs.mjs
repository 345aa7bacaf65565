// The ways in which a post can show a picture. {n} is the address of the n-th; each construct has its own pictures.
const p = (n) => `{${n}}`;

/** Constructs of a Markdown body, for every generator whose raw HTML is HTML. */
export const markdown = [
  ['Markdown', `![alt](${p(1)})`],
  ['Markdown with a title', `![alt](${p(2)} "title")`],
  ['Markdown in angle brackets', `![alt](<${p(3)}>)`],
  ['reference style', `![alt][ref4]\n\n[ref4]: ${p(4)}`],
  ['double quotes', `<p><img src="${p(5)}" referrerpolicy="no-referrer"></p>`],
  ['single quotes', `<p><img alt='x' src='${p(6)}'></p>`],
  ['no quotes', `<p><img src=${p(7)} alt=x></p>`],
  ['&amp; in the query', `<p><img src="${p(8)}?a=1&amp;b=2"></p>`],
  ['numeric references', `<p><img src="${p(9)}?t=&#123;x&#125;"></p>`],
  ['backslashes', '![alt](' + p(10).replace('{', '\u0001').replace('}', '\u0002') + ')'],
  ['srcset', `<p><img src="${p(11)}" srcset="${p(12)} 1x, ${p(13)} 2x"></p>`],
  ['picture', `<picture><source srcset="${p(14)}" media="(min-width: 1px)"><img src="${p(15)}"></picture>`],
  ['lazy attribute', `<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" data-src="${p(16)}"></p>`],
  ['CSS', `<div style="background: url('${p(17)}')">x</div>`],
  ['list', `- one\n- ![alt](${p(18)})`],
  ['table', `| a | b |\n|---|---|\n| x | ![alt](${p(19)}) |`],
  ['quotation', `> ![alt](${p(20)})`],
  ['link around', `[![alt](${p(21)})](https://example.org/)`],
  ['footnote', `Text[^1].\n\n[^1]: Note ![alt](${p(22)})`],
  ['video poster', `<video poster="${p(23)}" width="10"></video>`],
];

/** As JSX, for what compiles Markdown to components. */
export const mdx = markdown
  .filter(([name]) => !['no quotes', 'numeric references', 'CSS', 'Markdown in angle brackets'].includes(name))
  .map(([name, text]) => [
    name,
    text
      .replace(/<img([^>]*)>/g, '<img$1 />')
      .replace(/<source([^>]*)>/g, '<source$1 />')
      .replace(/srcset=/g, 'srcSet=')
      .replace(/referrerpolicy=/g, 'referrerPolicy='),
  ]);

export const hexoTags = [['Hexo tag', `{% img ${p(24)} %}`]];
export const hugoShortcodes = [['shortcode', `{{< figure src="${p(24)}" alt="x" >}}`]];
