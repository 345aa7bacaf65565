// browse-page.mjs PAGE POSTS open|filter : opens a library's page in chromium, from disk and without network, and says how long
// that took until the list could be searched; or types and deletes a search, and says how long the slowest letter took until
// the frame that shows its result.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';

const { chromium } = createRequire(`${process.env.NODE_PATH}/`)('playwright-core');
const [path, posts, what] = process.argv.slice(2);
const executablePath = execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const start = performance.now();
await page.goto(`file://${path}`, { waitUntil: 'load' });
await page.waitForFunction(() => document.querySelector('#count').textContent !== '');
const opened = performance.now() - start;
const count = await page.locator('#count').innerText();
if (count !== `${(+posts).toLocaleString('en')} posts`) throw new Error(`the page lists ${count}`);

const type = (text) =>
  page.evaluate(async (value) => {
    const search = document.querySelector('#search');
    const begin = performance.now();
    search.value = value;
    search.dispatchEvent(new Event('input', { bubbles: true }));
    // A message posted in a frame comes after the frame.
    await new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      }),
    );
    return performance.now() - begin;
  }, text);
let slowest = 0;
if (what === 'filter') {
  const words = 'post 1';
  const texts = [...words].map((_, i) => words.slice(0, i + 1));
  for (const text of [...texts, ...texts.slice(0, -1).reverse(), '']) {
    slowest = Math.max(slowest, await type(text));
    // As nobody types faster than this.
    await page.waitForTimeout(100);
  }
}
console.log(`posts ${posts}\nseconds ${((what === 'filter' ? slowest : opened) / 1000).toFixed(4)}`);
await browser.close();
