// Twenty broken references and twenty right ones that look alike, one kind a line. In a text, @ is the reference's label: b07 of
// the seventh broken one, r07 of its right twin. `file` is made for the right one only.

/** The first number of a pair stands in its labels, so that a report's finding names its pair. */
export const label = (side, index) => `${side}${String(index + 1).padStart(2, '0')}`;

/**
 * The pairs of a site.
 * @param g What differs between generators: `to` and `rel` name a page from the root and from the page; `img` is the address of the
 * static pictures in HTML and `mdImg` in Markdown, `staticDir` their folder; `dup` the second id of a repeated heading and `noDup`
 * an id that would be a third's; `cjk` and `noCjk` the id of a Chinese heading and one that is not there.
 */
export function commonPairs(g) {
  const file = (name) => `${g.staticDir}img/${name}`;
  const close = g.jsx ? ' /' : '';
  const set = g.jsx ? 'srcSet' : 'srcset';
  return [
    { kind: 'page from the root', right: `[@](${g.to('other')})`, broken: `[@](${g.to('othr')})` },
    { kind: 'relative page', right: `[@](${g.rel('other')})`, broken: `[@](${g.rel('otter')})` },
    { kind: 'case of a page', right: `[@](${g.to('other')}?a=B)`, broken: `[@](${g.to('Other')}?a=B)` },
    { kind: 'fragment of the page', right: '[@](#first-part)', broken: '[@](#first-prt)' },
    { kind: 'fragment of another page', right: `[@](${g.to('other')}#second-part)`, broken: `[@](${g.to('other')}#second-prt)` },
    { kind: 'repeated heading', right: `[@](#${g.dup ?? 'twice-1'})`, broken: `[@](#${g.noDup ?? 'twice-7'})` },
    { kind: 'Chinese heading', right: `[@](#${g.cjk ?? '中文标题'})`, broken: `[@](#${g.noCjk ?? '中文标签'})` },
    { kind: 'encoded fragment', right: `[@](#${encodeURIComponent(g.cjk ?? '中文标题')})`, broken: `[@](#${encodeURIComponent('没有这个')})` },
    { kind: 'anchor of HTML', right: `<a ${g.jsx ? 'id' : 'name'}="own-place"></a> [@](#own-place)`, broken: '[@](#own-plaice)' },
    { kind: 'Markdown picture', both: `![](${g.mdImg}md-@.png)`, file: file('md-@.png'), built: g.mdPictures },
    { kind: 'HTML picture', both: `<img src="${g.img}html-@.png"${close}>`, file: file('html-@.png'), built: g.htmlPictures },
    { kind: 'srcset', both: `<img src="${g.img}known.png" ${set}="${g.img}known.png 1x, ${g.img}set-@.png 2x"${close}>`, file: file('set-@.png'), built: g.htmlPictures },
    { kind: 'poster', both: `<video poster="${g.img}poster-@.png"></video>`, file: file('poster-@.png'), built: g.htmlPictures },
    { kind: 'film', both: `<video src="${g.img}film-@.mp4"></video>`, file: file('film-@.mp4'), built: g.htmlPictures },
    { kind: 'download with a query', both: `[@](${g.file ?? g.img}paper-@.pdf?v=2#page=3)`, file: file('paper-@.pdf'), built: g.downloads },
    { kind: 'name with a space', both: `[@](${g.file ?? g.img}two%20words-@.zip)`, file: file('two words-@.zip'), built: g.downloads },
    { kind: 'Chinese name', both: `[@](${g.file ?? g.img}手册-@.pdf)`, file: file('手册-@.pdf'), built: g.downloads },
    { kind: 'reference style', right: `[@][ref-@]\n\n[ref-@]: ${g.to('other')} "t"`, broken: `[@][ref-@]\n\n[ref-@]: ${g.to('anothr')} "t"` },
    { kind: 'link around a picture', right: `[![@](${g.mdImg}known.png)](${g.to('other')}?@)`, broken: `[![@](${g.mdImg}known.png)](${g.to('oter')}?@)` },
    { kind: 'frame', right: `<iframe src="${g.to('other')}?@"></iframe>`, broken: `<iframe src="${g.to('oother')}?@"></iframe>` },
    { kind: 'link in HTML', right: `<p><a href="${g.to('other')}">@</a></p>`, broken: `<p><a href="${g.to('other')}more/">@</a></p>` },
    { kind: 'too many levels', right: `[@](${g.rel('other')}../other/)`, broken: `[@](${g.rel('other')}other/)` },
  ];
}

/** What every main page holds beside its pairs. */
export const headings = (extra = '') => `\n## First part\n\n## Twice\n\n## Twice\n\n## 中文标题${extra}\n`;

/** The body of a page, of pairs as texts of one side or both. */
export function body(pairs, builtOnly) {
  const lines = [];
  pairs.forEach((pair, index) => {
    if (builtOnly && pair.built === false) return;
    for (const side of ['b', 'r']) {
      const text = pair.both ?? (side === 'b' ? pair.broken : pair.right);
      lines.push(text.replaceAll('@', label(side, index)));
    }
  });
  return lines.join('\n\n') + '\n';
}
