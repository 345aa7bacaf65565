// Judges nine sites with the audit, as sources and as built, and compares with what is known to be right. See run.
import { mkdtempSync, mkdirSync, writeFileSync, readFileSync, existsSync, statSync, symlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { packages as others } from '../sites/generators.mjs';
import { install, run, walk } from '../sites/install.mjs';
import { label } from './pairs.mjs';
import { sites, packages, small } from './sites.mjs';

const [binary, ...rest] = process.argv.slice(2);
const named = rest.filter((word) => !word.startsWith('--'));
const wanted = sites.filter(({ name }) => (named.length ? named.includes(name) : !rest.includes('--small') || small.includes(name)));

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Files of a site, with what its right references lead to. */
function filesOf(site, builtOnly) {
  const files = site.files(builtOnly);
  files[`${site.staticDir}img/known.png`] = 'known';
  site.pairs.forEach((pair, index) => {
    if (pair.file) files[pair.file.replaceAll('@', label('r', index))] = 'right';
  });
  return files;
}

/** Judges a folder: the statuses of each label. */
async function audit(folder, input) {
  const done = await run([binary, 'audit', input, '--fragments', '--format', 'json', '--no-progress', '--exclude', '^https?:'], folder);
  if (done.code > 1) throw new Error(`the audit of ${input} ended with ${done.code}: ${done.text.slice(0, 500)}`);
  const found = new Map();
  for (const link of JSON.parse(done.stdout).links) {
    for (const place of link.places) {
      const own = /\b[br]\d\d\b/.exec(decode(`${place.text ?? ''} ${place.raw ?? link.raw}`))?.[0];
      if (!own) continue;
      if (!found.has(own)) found.set(own, []);
      found.get(own).push({ status: link.status, reason: link.reason, raw: place.raw ?? link.raw, post: place.post, line: place.line });
    }
  }
  return found;
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a server that shows a built folder has what a reference of a page leads to. */
function isServed(site, folder, page, raw) {
  const within = page.slice(site.output.length + 1);
  const url = new URL(raw.replace(/&amp;/g, '&'), `http://blog.example${site.base}/${within.replace(/index\.html$/, '')}`);
  const path = decode(url.pathname);
  if (!path.startsWith(`${site.base}/`)) return false;
  const at = join(folder, site.output, path.slice(site.base.length + 1));
  const file = [at, `${at}/index.html`, `${at}.html`].find((one) => existsSync(one) && statSync(one).isFile());
  if (!file) return false;
  const fragment = url.hash.slice(1);
  if (!fragment || !file.endsWith('.html')) return true;
  const ids = [...readFileSync(file, 'utf8').matchAll(/\b(?:id|name)=(?:"([^"]*)"|([^\s>"]+))/g)].map((match) => match[1] ?? match[2]);
  return ids.includes(fragment) || ids.includes(decode(fragment));
}

/** Compares what was found with what is right; adds to the matrix and tells what is wrong. */
function compare(site, found, matrix, isBuilt, folder) {
  const wrong = [];
  site.pairs.forEach((pair, index) => {
    if (isBuilt && pair.built === false) return;
    for (const side of ['b', 'r']) {
      const own = label(side, index);
      const all = found.get(own) ?? [];
      const states = new Set(all.map((one) => one.status));
      const state = all.length === 0 ? 'unseen' : states.has('dead') ? 'dead' : states.size === 1 ? [...states][0] : 'alive';
      matrix[side][state] = (matrix[side][state] ?? 0) + 1;
      const where = all.map((one) => `${one.post}:${one.line} ${one.raw} is ${one.status} (${one.reason})`).join('; ');
      if (isBuilt) {
        const isThere = all.every((one) => isServed(site, folder, one.post, one.raw));
        if (all.length > 0 && isThere !== (side === 'r')) wrong.push(`the site is not as labelled: ${own} ${pair.kind}: ${where}`);
      }
      const expected = side === 'b' ? 'dead' : 'alive';
      if (state !== expected && !(!isBuilt && pair.skips?.includes(side) && state === 'skipped')) {
        wrong.push(`${own} ${pair.kind}: expected ${expected}, ${where || 'but it is not in the report'}`);
      }
    }
  });
  return wrong;
}

const line = (counts) => Object.entries(counts).sort().map(([state, count]) => `${count} ${state}`).join(', ');

async function check(site) {
  const folders = [];
  const open = () => {
    const folder = mkdtempSync(join(tmpdir(), 'audited-'));
    folders.push(folder);
    return folder;
  };
  try {
    const modules = await install(site.generator, packages[site.generator] ?? others[site.generator]?.dependencies);
    const sources = open();
    write(sources, filesOf(site, false));
    const matrix = { sources: { b: {}, r: {} }, built: { b: {}, r: {} } };
    const wrong = compare(site, await audit(sources, site.sources), matrix.sources, false, sources).map((text) => `sources: ${text}`);

    const folder = open();
    write(folder, filesOf(site, true));
    if (modules) symlinkSync(modules, join(folder, 'node_modules'));
    const built = await run(site.build, folder, site.environment);
    if (built.code !== 0) throw new Error(`the build failed: ${built.text.slice(-1500)}`);
    wrong.push(...compare(site, await audit(folder, site.output), matrix.built, true, folder).map((text) => `built: ${text}`));
    return { matrix, wrong, pages: [...walk(join(folder, site.output))].filter((path) => path.endsWith('.html')).length };
  } catch (error) {
    return { wrong: [String(error.message ?? error)] };
  } finally {
    for (const folder of folders) {
      if (rest.includes('--keep')) console.log(folder);
      else rmSync(folder, { recursive: true, force: true });
    }
  }
}

let failed = 0;
for (const site of wanted) {
  const started = Date.now();
  const { matrix, wrong, pages } = await check(site);
  failed += wrong.length > 0 ? 1 : 0;
  console.log(`${wrong.length ? 'FAIL' : 'ok  '} ${site.name}: ${site.pairs.length} pairs, ${pages ?? 0} built pages, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  for (const [name, { b, r }] of Object.entries(matrix ?? {})) console.log(`       ${name}: broken ones ${line(b)}; right ones ${line(r)}`);
  for (const text of wrong.slice(0, 60)) console.log(`       ${text}`);
}
console.log(`${wanted.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
