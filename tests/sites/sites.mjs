// Builds each site, localizes it, builds it again, and compares. See run.
import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { mkdtempSync, mkdirSync, writeFileSync, readFileSync, existsSync, statSync, symlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname, relative } from 'node:path';
import { configurations, packages, small } from './generators.mjs';
import { install, run, walk } from './install.mjs';

const [binary, ...rest] = process.argv.slice(2);
const isSmall = rest.includes('--small');
const keep = rest.includes('--keep');
const named = rest.filter((word) => !word.startsWith('--'));
const wanted = configurations.filter(({ name }) => (named.length ? named.some((word) => name.includes(word)) : !isSmall || small.includes(name)));

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

// Larger than what bundlers put into a data: URL, and different for each number.
function png(number) {
  const side = 64;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side * 3 + 1));
  let state = number + 1;
  for (let i = 0; i < rows.length; i++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    rows[i] = i % (side * 3 + 1) === 0 ? 0 : state >> 16;
  }
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');
const server = createServer((request, response) => {
  const number = /\/pic-(\d+)\.png/.exec(decodeURIComponent(request.url).replace(/\\/g, ''))?.[1];
  response.writeHead(number ? 200 : 404, { 'Content-Type': 'image/png' });
  response.end(number ? png(Number(number)) : '');
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;
const fill = (text) =>
  text.replace(/\u0001(\d+)\u0002/g, (_, n) => `${origin}/pic\\-${n}.png`).replace(/\{(\d+)\}/g, (_, n) => `${origin}/pic-${n}.png`);

const isPage = (path) => /\.(html|xml)$/.test(path);

// The address of a picture, foreign or local, with what may stand in it; markup ends it.
const address = /(?:https?:)?[^\s"'()<>,=&;]*?pic(?:\\|%5C)?-(\d+)(?:[.-][A-Za-z0-9_-]+)?\.png(?:\?(?:(?!&#34;|&quot;|&gt;)[^\s"')<>,])*)?/g;

/** Pages as text in which every picture's address is only its number, and the generator's own times are gone. */
function normalise(text) {
  return text
    .replace(address, (_, n) => `@${n}@`)
    // Docusaurus writes the size of pictures that it has, and orders attributes by where they come from.
    .replace(/<img ([^>]*?)(\/?)>/g, (_, list, end) => `<img ${(list.match(/[\w-]+(="[^"]*")?/g) ?? []).filter((one) => !/^(width|height)="64"/.test(one)).sort().join(' ')}${end}>`)
    .replace(/<summary[^]*?<\/summary>/g, '') // cut off after so many characters
    .replace(/<updated>[^<]*<\/updated>|<lastBuildDate>[^<]*<\/lastBuildDate>/g, '')
    .replace(/[\w./-]*\.[\w-]{8,}\.(js|css|lean\.js)/g, '@asset@')
    .replace(/(href|src)="[^"]*assets\/(js|css)\/[^"]*"/g, '@asset@')
    .replace(/"\w+_\w+\.md":"\w+"/g, '@hash@')
    .replace(/__VP_HASH_MAP__=JSON\.parse\("[^"]*(\\"[^"]*)*"\)/g, '@map@');
}

function readPages(folder) {
  const pages = new Map();
  for (const path of walk(folder)) {
    if (isPage(path)) pages.set(relative(folder, path), readFileSync(path, 'utf8'));
  }
  return pages;
}

/** What is wrong with the pictures of a built site. */
function checkPictures(config, folder, pages) {
  const wrong = [];
  const seen = new Set();
  const base = config.base.endsWith('/') ? config.base : config.base + '/';
  for (const [name, text] of pages) {
    for (const match of text.matchAll(address)) {
      const [written, number] = match;
      if (written.includes('127.0.0.1')) {
        wrong.push(`${name}: ${written} is foreign still`);
        continue;
      }
      const url = new URL(written.replace(/&amp;/g, '&'), `http://blog.example${base}${name}`);
      const path = decodeURIComponent(url.pathname);
      const file = path.startsWith(base) ? join(folder, path.slice(base.length)) : null;
      if (!file || !existsSync(file) || statSync(file).isDirectory() || sha(readFileSync(file)) !== sha(png(Number(number)))) {
        wrong.push(`${name}: ${written} does not resolve`);
        continue;
      }
      if (name.endsWith('.html')) seen.add(number);
    }
  }
  return { wrong, seen };
}

async function check(config) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  try {
    const modules = await install(config.generator, packages[config.generator]?.dependencies);
    if (modules) symlinkSync(modules, join(folder, 'node_modules'));
    for (const [name, text] of Object.entries(config.files(fill))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const build = async () => {
      for (const stale of [config.output, 'db.json', '.docusaurus', '.vitepress/cache']) rmSync(join(folder, stale), { recursive: true, force: true });
      const built = await run(config.build, folder, config.environment);
      if (built.code !== 0) throw new Error(`the build failed: ${built.text.slice(-1500)}`);
      return readPages(join(folder, config.output));
    };
    const before = await build();
    rmSync(join(folder, config.output), { recursive: true, force: true });
    const done = await run([binary, 'localize', '.', '--allow-private-network'], folder);
    if (done.code !== 0) throw new Error(`localize ended with ${done.code}: ${done.text.slice(0, 1500)}`);
    const after = await build();
    const { wrong, seen } = checkPictures(config, join(folder, config.output), after);
    const expected = new Set(Array.from([...before.values()].join('\n').matchAll(address), (match) => match[1]));
    for (const number of expected) {
      if (!seen.has(number)) wrong.push(`picture ${number} is on no page any more`);
    }
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [one, other] = [normalise(before.get(name) ?? ''), normalise(after.get(name) ?? '')];
      if (one !== other) {
        let at = 0;
        while (one[at] === other[at]) at++;
        wrong.push(`${name} differs in more than addresses: …${JSON.stringify(one.slice(Math.max(0, at - 60), at + 60))} is …${JSON.stringify(other.slice(Math.max(0, at - 60), at + 60))}`);
      }
    }
    const undone = await run([binary, 'localize', '--undo'], folder);
    if (undone.code !== 0) wrong.push(`undo ended with ${undone.code}: ${undone.text.slice(0, 500)}`);
    for (const [name, text] of Object.entries(config.files(fill))) {
      if (readFileSync(join(folder, name), 'utf8') !== text) wrong.push(`${name} is not what it was after undo`);
    }
    return { wrong, pages: after.size, pictures: seen.size };
  } catch (error) {
    return { wrong: [String(error.message ?? error)], pages: 0, pictures: 0 };
  } finally {
    if (keep) console.log(folder);
    else rmSync(folder, { recursive: true, force: true });
  }
}

let failed = 0;
for (const config of wanted) {
  const started = Date.now();
  const { wrong, pages, pictures } = await check(config);
  failed += wrong.length > 0 ? 1 : 0;
  console.log(`${wrong.length ? 'FAIL' : 'ok  '} ${config.name}: ${config.constructs.length} constructs, ${pictures} pictures on ${pages} pages, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  for (const line of wrong.slice(0, 12)) console.log(`       ${line}`);
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
server.close();
process.exit(failed ? 1 : 0);
