// posts.mjs FOLDER BYTES : posts of different sizes, as blogs have them: prose in two scripts, links, pictures with and
// without srcset, quotes, code.
import { mkdirSync, writeFileSync } from 'node:fs';
import { chinese, next, prose } from './prose.mjs';

const [folder, bytes] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
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
