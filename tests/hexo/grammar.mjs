// Posts from a seeded grammar: the shapes in which people write links and pictures in Hexo's Markdown. Every URL is made once,
// so that what a reader finds can be told from what it made up.

/** Numbers from a seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const words = {
  chinese: ['这是一段正文', '参考资料', '下面的链接', '谢谢大家', '图片如下'],
  japanese: ['詳しくはこちら', 'をご覧ください', '画像です', 'ありがとう'],
  korean: ['자세한 내용은', '그림입니다', '여기를 보세요'],
  cyrillic: ['смотрите здесь', 'картинка ниже', 'спасибо всем'],
  greek: ['δείτε εδώ', 'η εικόνα', 'ευχαριστώ'],
  latin: ['see here', 'the picture below', 'voilà', 'thanks to all'],
};
const before = [' ', '：', '（', '「', '“', '【', ': ', '、', '→', ' (', '"', '|'];
const after = [' ', '。', '，', '）', '」', '”', '】', '、', '；', '！', '？', '. ', ', ', ')', '"', '…', '　'];

/** One post: its source and the URLs in it. */
export function makePost(next, number) {
  const urls = new Map();
  const pick = list => list[Math.floor(next() * list.length)];
  const scripts = Object.keys(words);
  const say = () => pick(words[pick(scripts)]);
  let count = 0;
  const make = (kind, path) => {
    const url = `http://h${Math.floor(next() * 6)}.test/${number}/${count++}${path}`;
    urls.set(url, kind);
    return url;
  };
  const picture = () => make('image', pick(['.png', '-大图.png', '.png?x=1&y=2', '_(1).png', '.jpg#pic_center', '%20a.png']));
  const page = () => make('link', pick(['', '/', '/wiki/網路', '/a_(b)', '?q=1', '?id=7&utm_source=mail', '#part', '/a-b_c~d']));
  const plain = () => make('link', pick(['', '/', '/a', '?q=1', '?id=7&utm_source=mail', '#part']));
  const alt = () => pick(['', 'a', say(), 'a [b] c', 'x \\] y', '`code`']);
  const title = () => pick(['', '', ' "t"', " 't'"]);
  const dest = url => (/[()\s]/.test(url) && next() < 0.5 ? `<${url}>` : url);

  const inline = [
    () => `![${alt()}](${dest(picture())}${title()})`,
    () => `[${say()}](${dest(page())}${title()})`,
    () => `<${plain()}>`,
    () => `<img src="${picture()}" alt="${say()}" width=${1 + Math.floor(next() * 99)}>`,
    () => `<a href='${page()}' target=_blank>${say()}</a>`,
    () => `[![a](${picture()})](${plain()})`,
    () => `**${say()} ![x](${picture()})**`,
    () => `*[${say()}](${plain()})*`,
    () => `~~[x](${plain()})~~`,
    () => `\`http://code.test/${number}\``,
    () => `{% img ${picture()} 300 200 %}`,
    () => `{% img left ${picture()} '"the title" "the alt"' %}`,
    () => `{% link ${pick(['name', 'two words'])} ${plain()} %}`,
    () => `{% button ${plain()}, ${say()}, home %}`,
    () => `{% label primary@${say()} %}`,
  ];
  const glued = pick(['chinese', 'japanese', 'korean', 'cyrillic', 'greek']);
  const bare = () => `${next() < 0.3 ? pick(words[glued]) : say() + pick(before)}${plain()}${pick(after)}${say()}`;
  const spaced = () => `${say()} ${plain()} ${say()}`;
  const sentence = () => Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(inline)()).join(` ${say()} `);
  const blocks = [
    sentence,
    sentence,
    spaced,
    bare,
    () => `# ${say()} ![h](${picture()})`,
    () => `- ${sentence()}\n- ${spaced()}\n  - ${sentence()}`,
    () => `1. ${sentence()}\n\n   ${spaced()}`,
    () => `> ${sentence()}\n> ${spaced()}\n>> ${pick(inline)()}`,
    () => `| a | b |\n|---|:-:|\n| ![t](${picture()}) | [l](${plain()}) |\n| ${plain()} | ${say()} |`,
    () => `[x${number}-${count}]: ${plain()}\n\n[${say()}][x${number}-${count - 1}]`,
    () => `<div class="c">\n<img src="${picture()}">\n<p><a href="${plain()}">${say()}</a></p>\n</div>`,
    () => `<p align="center"><img src=${picture().replace(/[()]/g, '')}></p>`.replace(/src=(\S+?)>/, (_, url) => {
      // Without its brackets it is another URL.
      if (!urls.has(url)) urls.set(url, 'image');
      return `src=${url}>`;
    }),
    () => `\`\`\`js\nfetch('http://code.test/${number}') // ![x](http://code.test/x.png)\n\`\`\``,
    () => `${say()}\n\n\tlet x = 1;\n\n{% video ${make('media', '.mp4')} %}`,
    () => `{% blockquote Somebody ${plain()} %}\n${sentence()}\n{% endblockquote %}`,
    () => `{% codeblock %}\n<img src="http://code.test/a.png">\n{% endcodeblock %}`,
    () => `{% note info %}\n${sentence()}\n{% endnote %}`,
    () => `{% gp 2-1 %}\n![](${picture()})\n![](${picture()})\n{% endgp %}`,
    () => `{% video ${make('media', '.mp4')} %}`,
    () => `{% pdf ${make('document', '.pdf')} %}`,
    () => `{% linkgrid %}\nName | ${plain()} | ${say()} | ${picture().replace(/ /g, '')}\n{% endlinkgrid %}`,
    () => `{% tabs t${number} %}\n<!-- tab One -->\n${sentence()}\n<!-- endtab -->\n{% endtabs %}`,
    () => `{% raw %}<img src="${picture()}">{% endraw %}`,
    () => `<!-- ![hidden](http://comment.test/${number}.png) -->`,
    () => `- [ ] ${spaced()}\n- [x] ${sentence()}`,
    () => `${say()}  \n${sentence()}\\\n${spaced()}`,
    () => `${say()}\n===\n\n${sentence()}`,
    () => `Line with $a_{1}^{2}$ and ${sentence()}`,
  ];
  const body = Array.from({ length: 4 + Math.floor(next() * 8) }, () => pick(blocks)()).join(pick(['\n\n', '\n\n\n', '\r\n\r\n']));
  const cover = next() < 0.5 ? `cover: ${picture()}\n` : '';
  return { source: `---\ntitle: Post ${number}\ndate: 2026-01-01 00:00:00\n${cover}---\n${body}\n`, urls };
}
