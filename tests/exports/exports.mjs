// Exports of many posts, as other programs see them. See run.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { replay, serveReplay } from './replay.mjs';

const [, , binary, fixtures, ...words] = process.argv;
const isSmall = words.includes('--small');
const counts = isSmall ? { books: 200, replayed: 3, pages: 6, gigabytes: 0.25 } : { books: 200, replayed: 20, pages: 50, gigabytes: 10 };

let [passed, failed] = [0, 0];
const check = (isRight, name, detail = '') => {
  if (isRight) passed++;
  else failed++;
  console.log(`${isRight ? '   ' : '!! '}${name}${detail ? `: ${detail}` : ''}`);
};

/** Runs a program; its status, what it said, its seconds of processor and of clock, and the most memory it held, in MB. */
const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    const begin = process.hrtime.bigint();
    // GNU time says what the process took.
    const child = spawn('/usr/bin/time', ['-f', '@@ %U %S %M', command, ...args], { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => {
      const [, user = 0, system = 0, kilobytes = 0] = /@@ (\S+) (\S+) (\d+)/.exec(output) ?? [];
      resolve({ code, output, clock: Number(process.hrtime.bigint() - begin) / 1e9, processor: Number(user) + Number(system), memory: kilobytes / 1024 });
    });
  });
const expectZero = (name, result) => check(result.code === 0, name, result.code === 0 ? '' : result.output.slice(-1500));

const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  return frame;
};

/** A small picture that is another for each number. */
const picture = (number, width = 120, height = 80) => {
  const png = new PNG({ width, height });
  let state = (number * 7919) % 2147483647;
  for (let i = 0; i < png.data.length; i++) {
    state = (state * 48271 + 1) % 2147483647;
    png.data[i] = i % 4 === 3 ? 255 : state & 255;
  }
  return PNG.sync.write(png);
};

/** Every fixture many times over, each with another picture: the kinds of posts are those of the fixtures. */
const writePosts = (folder, count) => {
  mkdirSync(folder, { recursive: true });
  const kinds = readdirSync(fixtures, { recursive: true })
    .filter((name) => /\.(md|html|txt)$/.test(name))
    .sort();
  for (let number = 0; number < count; number++) {
    const kind = kinds[number % kinds.length];
    const extension = kind.split('.').pop();
    const shown = extension === 'md' ? `\n\n![p](p${number}.png)\n` : `\n<p><img src="p${number}.png" alt="p"></p>\n`;
    writeFileSync(`${folder}/p${number}.png`, picture(number));
    writeFileSync(`${folder}/${kind.split('/').pop().replace(/\.\w+$/, '')}-${number}.${extension}`, Buffer.concat([readFileSync(`${fixtures}/${kind}`), Buffer.from(shown)]));
  }
};

const nothing = 'WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n';
writeFileSync('nothing.warc', nothing);
const archive = (source, library) =>
  run(binary, ['archive', source, '-o', library, '--replay', 'nothing.warc', '--no-thumbnails', '--no-link-check', '--fail-on', 'none', '--durability', 'none']);

const checkBooks = async () => {
  writePosts('books', counts.books);
  expectZero(`${counts.books} posts of all kinds of fixtures`, await archive('books', 'books-library'));
  const exported = await run(binary, ['export', 'epub', 'books-library', '-o', 'posts.epub']);
  check(exported.code === 0, 'export epub', exported.code === 0 ? '' : exported.output.slice(-1500));
  const npm = await run('node', ['node_modules/.bin/epubcheck-ts', 'posts.epub']);
  check(npm.code === 0 && /Errors:\s+0[\s\S]*Warnings:\s+0/.test(npm.output), "npm's EPUBCheck", npm.output.slice(-1500).replace(/@@.*/, ''));
  const debian = await run('java', ['-Duser.language=en', '-jar', '/usr/bin/epubcheck', 'posts.epub']);
  check(debian.code === 0 && !/(ERROR|WARNING|FATAL)\(/.test(debian.output), "Debian's EPUBCheck", debian.output.slice(-1500).replace(/@@.*/, ''));
};

const allDrawn = (drawn) => drawn.length > 0 && drawn.every((width) => width > 0);

const checkReplay = async (browser) => {
  mkdirSync('replayed');
  for (let number = 0; number < counts.replayed; number++) {
    const own = [0, 1, 2].map((one) => number * 3 + one);
    own.forEach((one) => writeFileSync(`replayed/r${one}.png`, picture(1000 + one)));
    writeFileSync(`replayed/post-${number}.md`, `---\ntitle: Post ${number} ü\n---\n${own.map((one) => `![r](r${one}.png)`).join('\n\n')}\n\n![shared](r0.png)\n`);
  }
  expectZero('posts to replay', await archive('replayed', 'replayed-library'));
  expectZero('export wacz', await run(binary, ['export', 'wacz', 'replayed-library', '-o', 'posts.wacz']));
  await run('unzip', ['-o', '-q', 'posts.wacz', 'pages/pages.jsonl', '-d', 'wacz']);
  const pages = readFileSync('wacz/pages/pages.jsonl', 'utf8').trim().split('\n').slice(1).map((line) => JSON.parse(line).url);
  check(pages.length === counts.replayed, 'pages of the archive', String(pages.length));
  const server = await serveReplay('posts.wacz');
  for (const url of pages) {
    const { drawn, said, outside } = await replay(browser, server, url, allDrawn);
    const isRight = allDrawn(drawn) && outside.length === 0;
    check(isRight, `ReplayWeb.page shows ${url}`, `${drawn.join(' ')} ${outside.slice(0, 3).join(' ')}${isRight ? '' : said.join(' ')}`);
  }
  server.close();
};

const checkPages = async (browser) => {
  writePosts('pages', counts.pages);
  expectZero('posts for single files', await archive('pages', 'pages-library'));
  const exported = await run(binary, ['export', 'html', 'pages-library', '-o', 'single']);
  expectZero('export html', exported);
  let [own, others, otherTime, different] = [0, 0, 0, []];
  mkdirSync('other', { recursive: true });
  for (const slug of readdirSync('pages-library/posts')) {
    const offline = `file://${process.cwd()}/pages-library/posts/${slug}/index.html`;
    const file = `${process.cwd()}/single/${slug}.html`;
    const tab = await browser.newPage({ viewport: { width: 900, height: 1200 } });
    const shots = [];
    for (const url of [offline, `file://${file}`]) {
      await tab.goto(url, { waitUntil: 'load' });
      shots.push(createHash('sha256').update(PNG.sync.read(await tab.screenshot({ animations: 'disabled', caret: 'hide' })).data).digest('hex'));
    }
    await tab.close();
    if (shots[0] !== shots[1]) different.push(slug);
    const other = await run('node', ['node_modules/.bin/single-file', offline, `${process.cwd()}/other/${slug}.html`, `--browser-executable-path=${browserPath}`, '--browser-arg=--no-sandbox']);
    otherTime += other.clock;
    if (existsSync(`other/${slug}.html`)) {
      own += statSync(file).size;
      others += statSync(`other/${slug}.html`).size;
    }
  }
  check(different.length === 0, `${counts.pages} single files have the pixels of the offline page`, different.join(' '));
  // Of small posts most is our page's style, which keeps a post's own from covering anything; with larger pictures it is even.
  check(others > 0 && own <= 1.2 * others, 'size of single files', `${own} bytes, single-file-cli ${others}: ${(own / others).toFixed(3)}`);
  check(exported.clock * 20 <= otherTime, 'time for single files', `${exported.clock.toFixed(2)} s, single-file-cli ${otherTime.toFixed(1)} s: ${(otherTime / exported.clock).toFixed(0)} times`);
};

/** A library of pictures that compress to nothing less. */
const checkLarge = async () => {
  mkdirSync('large');
  const part = Buffer.alloc(4 << 20);
  let state = 1;
  for (let i = 0; i < part.length; i += 4) part.writeUInt32LE(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) ^ (state >>> 13)) >>> 0, i);
  const header = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex');
  const pictures = Math.max(1, Math.round(counts.gigabytes * 40));
  for (let number = 0; number < pictures; number++) {
    const bytes = Array.from({ length: 6 }, (_, index) => Buffer.concat([Buffer.from([number & 255, number >> 8, index, 0]), part.subarray(number * 64 + index * 8192)]));
    writeFileSync(`large/l${number}.png`, Buffer.concat([header, chunk('IDAT', Buffer.concat(bytes))]));
    writeFileSync(`large/post-${number}.md`, `![l](l${number}.png)\n`);
  }
  expectZero(`a library of ${counts.gigabytes} GB`, await archive('large', 'large-library'));
  rmSync('large', { recursive: true });
  const exported = await run(binary, ['export', 'wacz', 'large-library', '-o', 'large.wacz']);
  expectZero('export wacz of it', exported);
  check(exported.memory < 150, 'memory', `${exported.memory.toFixed(0)} MB`);
  const size = statSync('large.wacz').size;
  const beside = await run('bash', ['-c', 'find large-library/assets -type f -print0 | xargs -0 cat | gzip -1 > large.gz; find large-library/assets -type f -print0 | xargs -0 cat | sha256sum']);
  check(exported.clock <= 1.3 * beside.clock, 'time', `${size} bytes in ${exported.clock.toFixed(2)} s, gzip -1 and sha256sum ${beside.clock.toFixed(2)} s`);
  if (size > 2 ** 32) {
    expectZero('zip64', await run('unzip', ['-t', '-q', 'large.wacz']));
  }
  rmSync('large-library', { recursive: true });
  rmSync('large.wacz');
  rmSync('large.gz');
};

const browserPath = process.env.ARCHIVETOOL_CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'] });
const parts = { books: checkBooks, replay: () => checkReplay(browser), pages: () => checkPages(browser), large: checkLarge };
const named = words.filter((word) => word in parts);
for (const name of named.length > 0 ? named : Object.keys(parts)) await parts[name]();
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
