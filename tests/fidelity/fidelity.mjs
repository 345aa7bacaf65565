// Builds the sites, looks at a page of each, archives it, and compares what is seen. See run.
import { createServer } from 'node:http';
import { mkdtempSync, mkdirSync, writeFileSync, readFileSync, existsSync, statSync, symlinkSync, rmSync, readdirSync, copyFileSync } from 'node:fs';
import { tmpdir, cpus } from 'node:os';
import { join, dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { install, run } from '../sites/install.mjs';
import { themes, small } from './themes.mjs';

const sizes = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1440 },
];
const mostDifferent = 5;

const words = process.argv.slice(2);
const binary = words.shift();
const take = (option) => (words.includes(option) ? words.splice(words.indexOf(option), 2)[1] : null);
const [table, shown] = [take('--table'), take('--pictures')];
const isSmall = words.includes('--small');
const named = words.filter((word) => !word.startsWith('--'));
const wanted = themes.filter(({ name }) => (named.length ? named.some((word) => name.includes(word)) : !isSmall || small.includes(name)));

const tools = { 'playwright-core': '1.65.1', pixelmatch: '7.2.0', pngjs: '7.0.0', ...(isSmall ? {} : { 'single-file-cli': '2.0.83' }) };
const modules = await install('fidelity-tools', tools);
const require = createRequire(join(modules, 'package.json'));
const { chromium } = require('playwright-core');
const { PNG } = require('pngjs');
const { default: pixelmatch } = await import(pathToFileURL(join(modules, 'pixelmatch', 'index.js')).href);
const executablePath = process.env.ARCHIVETOOL_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-background-networking', '--disable-component-update'] });

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.png': 'image/png', '.svg': 'image/svg+xml', '.json': 'application/json', '.woff2': 'font/woff2' };

/** Serves a folder on loopback. */
async function serve(folder) {
  const server = createServer((request, response) => {
    let path = join(folder, decodeURIComponent(new URL(request.url, 'http://a').pathname));
    if (existsSync(path) && statSync(path).isDirectory()) path = join(path, 'index.html');
    const found = existsSync(path);
    response.writeHead(found ? 200 : 404, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
    response.end(found ? readFileSync(path) : '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** A picture of what moves no more: scripts and loaders are done when nothing changes any more. */
async function takeStill(page) {
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let [last, still] = [await take(), 0];
  for (let tries = 0; tries < 20 && still < 2; tries++) {
    await new Promise((done) => setTimeout(done, 300));
    const next = await take();
    still = next.equals(last) ? still + 1 : 0;
    last = next;
  }
  return last;
}

/** The first screen of a page at each size. */
async function look(url, hasNetwork) {
  const screens = [];
  for (const viewport of sizes) {
    const context = await browser.newContext({ viewport, javaScriptEnabled: hasNetwork, offline: !hasNetwork && !url.startsWith('file:'), reducedMotion: 'reduce', colorScheme: 'light' });
    const page = await context.newPage();
    await page.route(/^https?:/, (route) => (hasNetwork && new URL(route.request().url()).hostname === '127.0.0.1' ? route.continue() : route.abort()));
    await page.goto(url, { waitUntil: 'load' });
    if (hasNetwork) {
      // Down and up again, so that a lazy loader has loaded all.
      await page.waitForLoadState('networkidle');
      await page.evaluate(async () => {
        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
          scrollTo(0, y);
          await new Promise((done) => setTimeout(done, 60));
        }
        scrollTo(0, 0);
        await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
        await document.fonts.ready;
      });
    }
    screens.push(await takeStill(page));
    await context.close();
  }
  return screens;
}

/** The share of pixels that differ, in percent. */
function differ(one, other) {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  const picture = new PNG({ width: a.width, height: a.height });
  const count = pixelmatch(a.data, b.data, picture.data, a.width, a.height, { threshold: 0.1 });
  return { percent: (100 * count) / (a.width * a.height), picture: PNG.sync.write(picture) };
}

async function build(theme) {
  const folder = mkdtempSync(join(tmpdir(), 'fidelity-'));
  const packages = theme.dependencies ? await install(theme.cache, theme.dependencies) : null;
  if (packages) symlinkSync(packages, join(folder, 'node_modules'));
  for (const [name, body] of Object.entries(theme.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), body);
  }
  for (const [from, to] of Object.entries(theme.copies ?? {})) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(join(packages, from), join(folder, to));
  }
  if (theme.build) {
    const built = await run(theme.build, folder, theme.environment);
    if (built.code !== 0) throw new Error(`the build failed: ${built.text.slice(-1500)}`);
  }
  return folder;
}

/** What is seen of a theme's page: itself, offline, and as single-file-cli saves it. */
async function see(theme, folder, origin) {
  const url = origin + theme.page;
  const before = await look(url, true);
  const archived = await run([binary, 'archive', url, '-o', 'library', '--allow-private-network', '--no-link-check', '--fail-on', 'none', '--quiet', '--no-thumbnails'], folder);
  if (archived.code !== 0) throw new Error(`archive ended with ${archived.code}: ${archived.text.slice(0, 800)}`);
  const posts = join(folder, 'library', 'posts');
  const offline = await look(pathToFileURL(join(posts, readdirSync(posts)[0], 'index.html')).href, false);
  return { before, offline, single: isSmall ? null : await seeSingleFile(url, join(folder, 'single.html')) };
}

/** What single-file-cli saves; it sometimes ends without a file. */
async function seeSingleFile(url, saved) {
  for (let tries = 0; tries < 3 && !existsSync(saved); tries++) {
    await run([join(modules, '.bin', 'single-file'), url, saved, '--browser-executable-path', executablePath, '--browser-args', '["--no-sandbox"]'], dirname(saved));
  }
  return existsSync(saved) ? look(pathToFileURL(saved).href, false) : null;
}

function keep(theme, name, size, png) {
  if (!shown) return;
  mkdirSync(shown, { recursive: true });
  writeFileSync(join(shown, `${theme.name.replaceAll(' ', '-')}-${size.width}-${name}.png`), png);
}

async function check(theme) {
  const folder = await build(theme);
  const server = await serve(join(folder, theme.output));
  try {
    const seen = await see(theme, folder, server.origin);
    return sizes.map((size, i) => {
      const ours = differ(seen.before[i], seen.offline[i]);
      keep(theme, 'before', size, seen.before[i]);
      keep(theme, 'offline', size, seen.offline[i]);
      keep(theme, 'difference', size, ours.picture);
      if (seen.single) keep(theme, 'single-file', size, seen.single[i]);
      return { width: size.width, ours: ours.percent, single: seen.single ? differ(seen.before[i], seen.single[i]).percent : null };
    });
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const percent = (number) => (number === null ? '–' : number.toFixed(2));
const rows = [];
let failed = 0;
for (const theme of wanted) {
  const started = Date.now();
  try {
    const results = await check(theme);
    const passes = results.every(({ ours }) => ours < mostDifferent);
    failed += passes ? 0 : 1;
    console.log(`${passes ? 'ok  ' : 'FAIL'} ${theme.name}: ${results.map((r) => `${r.width} px ${percent(r.ours)} % (single-file ${percent(r.single)} %)`).join(', ')}; ${((Date.now() - started) / 1000).toFixed(0)} s`);
    rows.push(`| ${theme.name} | ${results.map((r) => `${percent(r.ours)} / ${percent(r.single)}`).join(' | ')} |`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${theme.name}: ${error.message}`);
  }
}

if (table) {
  const head = `| theme | ${sizes.map((size) => `${size.width}×${size.height}`).join(' | ')} |\n|---|${sizes.map(() => '---|').join('')}\n`;
  writeFileSync(table, `${new Date().toISOString().slice(0, 10)}, ${browser.version()}, ${cpus().length} cores\n\n${head}${rows.join('\n')}\n`);
}
await browser.close();
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
