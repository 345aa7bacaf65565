import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { join } from 'node:path';
import Hexo from 'hexo';
import { Parser } from 'htmlparser2';
import { makePost, random } from './grammar.mjs';

const run = promisify(execFile);
const [binary, posts, seed] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const faults = { lost: [], invented: [], changed: [], uncleaned: [] };
const site = join(process.cwd(), 'site');

// The posts.
const next = random(seed);
const made = new Map();
await mkdir(join(site, 'source', '_posts'), { recursive: true });
for (let number = 0; number < posts; number++) {
  const post = makePost(next, number);
  made.set(`p${number}`, post);
  await writeFile(join(site, 'source', '_posts', `p${number}.md`), post.source);
}

// What Hexo makes of them.
await writeFile(join(site, '_config.yml'), 'title: t\nurl: http://blog.test\ntheme: next\nsyntax_highlighter: ""\n');
await writeFile(
  join(site, 'package.json'),
  JSON.stringify({ name: 'site', private: true, hexo: { version: '8.0.0' }, dependencies: { 'hexo-renderer-marked': '*', 'hexo-theme-next': '*' } }),
);
await run('ln', ['-s', join(process.cwd(), 'node_modules'), join(site, 'node_modules')]);
const hexo = new Hexo(site, { silent: true });
await hexo.init();
await hexo.load();
const rendered = new Map();
for (const post of hexo.locals.get('posts').toArray()) {
  rendered.set(post.slug, findUrls(post.content));
}
await hexo.exit();

// What the program makes of them. Every picture is there.
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(png));
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const library = join(process.cwd(), 'library');
const archive = [
  'archive', join(site, 'source', '_posts'), '-o', library, '--no-thumbnails', '--no-link-check', '--clean-links', '--fail-on', 'none',
  '--allow-private-network', '--connect-to', `::127.0.0.1:${server.address().port}`, '--quiet', '--per-host', '64', '--no-progress',
];
await run(binary, archive, { maxBuffer: 1 << 28 });
server.close();

let covered = 0;
let seen = 0;
const slugs = await readdir(join(library, 'posts'));
if (slugs.length !== posts || rendered.size !== posts) {
  throw new Error(`${posts} posts were written, ${slugs.length} archived and ${rendered.size} rendered`);
}

for (const slug of slugs) {
  const folder = join(library, 'posts', slug);
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const name = manifest.post.source.match(/(p\d+)\.md$/)[1];
  const { urls } = made.get(name);
  const collected = new Set(manifest.references.map(reference => reference.url).filter(Boolean));
  const known = new Map([...urls.keys()].map(url => [new URL(url).href, url]));

  // Hexo ends a bare link later than people do: what it has behind the URL is the words that follow.
  for (const url of rendered.get(name)) {
    const meant = longest(known, url);
    seen++;
    if (meant === undefined) {
      continue;
    }
    covered++;
    if (!collected.has(meant)) {
      faults.lost.push(`${name}: ${meant}`);
    }
  }

  for (const url of collected) {
    if (!known.has(url)) {
      faults.invented.push(`${name}: ${url}`);
    }
  }

  compareBytes(name, manifest, await readFile(join(folder, 'original.md')), await readFile(join(folder, 'post.md')));
}

for (const [fault, list] of Object.entries(faults)) {
  for (const one of list.slice(0, 20)) {
    console.error(`${fault}: ${one}`);
  }
}

// A comparison that compares little proves little.
const enough = covered >= posts * 8 && covered >= seen * 0.95;
console.log(`${posts} posts from seed ${seed}: Hexo rendered ${seen} URLs, ${covered} of the grammar's; ` +
  Object.entries(faults).map(([fault, list]) => `${list.length} ${fault}`).join(', '));
const failed = Object.values(faults).filter(list => list.length > 0).length + (enough ? 0 : 1);
console.log(`${5 - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Absolute addresses in attributes, as a browser resolves them. */
function findUrls(html) {
  const found = new Set();
  const parser = new Parser({
    onopentag(_, attributes) {
      for (const name of ['src', 'href', 'data-src', 'data-target', 'data-original', 'cite']) {
        if (/^https?:/i.test(attributes[name] ?? '')) {
          found.add(URL.canParse(attributes[name]) ? new URL(attributes[name]).href : attributes[name]);
        }
      }
    },
  });
  parser.end(html);
  return found;
}

function longest(known, url) {
  let best;
  for (const one of known.keys()) {
    if (url.startsWith(one) && (best === undefined || one.length > best.length)) {
      best = one;
    }
  }
  return best;
}

/** Between the URLs that were replaced, every byte is as it was; a cleaned link lacks parameters and nothing else. */
function compareBytes(name, manifest, original, rewritten) {
  let [from, to] = [0, 0];
  const references = [...manifest.references].sort((a, b) => a.location.offset - b.location.offset);
  for (const { location, raw } of references) {
    const written = original.subarray(location.offset, location.offset + location.length);
    const gap = original.subarray(from, location.offset);
    if (!rewritten.subarray(to, to + gap.length).equals(gap)) {
      faults.changed.push(`${name}: before ${raw} at ${location.offset}`);
      return;
    }
    to += gap.length;
    from = location.offset + location.length;
    if (rewritten.subarray(to, to + written.length).equals(written)) {
      if (written.includes('utm_source')) {
        faults.uncleaned.push(`${name}: ${raw}`);
      }
      to += written.length;
      continue;
    }
    const text = rewritten.subarray(to, to + 400).toString();
    const asset = text.match(/^\.\.\/\.\.\/assets\/[0-9a-f]{2}\/[0-9a-f]{64}\.png/);
    const clean = written.toString().replace(/[?&](amp;)?utm_source=mail/, '');
    if (asset) {
      // A picture's fragment stays.
      const fragment = written.toString().match(/#.*$/)?.[0] ?? '';
      to += asset[0].length + (text.startsWith(asset[0] + fragment) ? fragment.length : 0);
    } else if (text.startsWith(clean)) {
      to += Buffer.byteLength(clean);
    } else {
      faults.changed.push(`${name}: ${raw} became ${text.slice(0, 80)}`);
      return;
    }
  }
  if (!rewritten.subarray(to).equals(original.subarray(from))) {
    faults.changed.push(`${name}: the end`);
  }
}
