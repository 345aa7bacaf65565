// posts.mjs FOLDER BYTES : posts of different sizes, as blogs have them: prose in two scripts, links, pictures with and
// without srcset, quotes, code.
import { mkdirSync, writeFileSync } from 'node:fs';

const [folder, bytes] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
let random = 20211125;
const next = (n) => ((random ^= random << 13), (random ^= random >>> 17), (random ^= random << 5), (random >>> 0) % n);
const words = 'the harbour was quiet when we came down with our cameras and lamps, and nobody had told us that boats leave before the tide turns; so we waited, had tea, and wrote this'.split(' ');
const signs = '那天早上港口很安静我们带着相机和灯下来没有人告诉我们船在退潮之前就会离开于是等着喝茶写下这些';
const prose = (n) => Array.from({ length: n }, () => words[next(words.length)]).join(' ');
const chinese = (n) => Array.from({ length: n }, () => signs[next(signs.length)]).join('') + '。';
const blocks = [
  () => `<p>${prose(40 + next(60))}.</p>`,
  () => `<p>${chinese(40 + next(80))}</p>`,
  (i) => `<p>${prose(20)} <a href="https://example.org/page/${i}?a=1&amp;b=${next(99)}" target="_blank">${prose(3)}</a>, ${prose(20)}.</p>`,
  (i) => `<p style="text-align: center;"><img src="https://images.example.net/2021/${i}.png" alt="${prose(4)}" referrerpolicy="no-referrer"></p>`,
  (i) => `<figure><img loading="lazy" src="https://images.example.net/${i}-640.jpg" srcset="https://images.example.net/${i}-320.jpg 320w, https://images.example.net/${i}-640.jpg 640w" sizes="100vw"><figcaption>${prose(8)}</figcaption></figure>`,
  () => `<blockquote><p>${prose(30)} &mdash; ${chinese(6)}</p></blockquote>`,
  () => `<pre><code class="language-js">for (let i = 0; i &lt; ${next(99)}; i++) { sum += i; } // ${prose(12)}</code></pre>`,
  () => `<ul><li>${prose(9)}</li><li><strong>${prose(3)}</strong> ${prose(9)}</li><li>${chinese(20)}</li></ul>`,
];
let left = +bytes;
for (let post = 0; left > 0; post++) {
  let text = `<h1>${prose(5)}</h1>\n`;
  const size = Math.min(left, 4000 + next(60000));
  for (let i = 0; Buffer.byteLength(text) < size; i++) {
    for (let more = 0; more < 8; more++) text += `${blocks[next(blocks.length)](`${post}/${i}${more}`)}\n`;
  }
  left -= Buffer.byteLength(text);
  writeFileSync(`${folder}/${post}.html`, text);
}
