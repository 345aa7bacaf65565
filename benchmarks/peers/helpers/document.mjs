// document.mjs WORK NOTES : docs/benchmarks.md, from what the rows left in WORK/results and, for rows that fall short, what
// NOTES/ROW.md says of where the time goes and what was tried.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { availableParallelism, totalmem } from 'node:os';

const [work, notes] = process.argv.slice(2);
const order = [
  'start', 'page-loopback', 'page-latency', 'page-thumbnails', 'single-page', 'audit-2000-links', 'audit-200000-links', 'audit-paces',
  'thumbnails', 'collect-rewrite', 'clean-urls', 'second-run', 'browse-page', 'verify',
];
const rows = order
  .map((row) => `${work}/results/${row}.full.json`)
  .filter((path) => existsSync(path))
  .map((path) => JSON.parse(readFileSync(path, 'utf8')));
const digits = (value) => (value >= 1000 ? Math.round(value).toLocaleString('en') : String(+value.toPrecision(3)));
const claims = (row) => row.claims.filter((claim) => claim.target);
const isShort = (row) => claims(row).some((claim) => !claim.met);

function debian(name) {
  try {
    return execFileSync('dpkg-query', ['-W', '-f=${Version}', name], { encoding: 'utf8' }).replace(/^\d+:/, '').replace(/[-+~].*/, '');
  } catch {
    return null;
  }
}
const fromDebian = ['wget', 'wget2', 'chromium', 'linkchecker', 'libvips-tools', 'imagemagick', 'nginx', 'nghttp2-client', 'coreutils'];
const modules = `${work}/npm/node_modules`;
const fromNpm = ['website-scraper', 'single-file-cli', 'linkinator', 'sharp', 'playwright-core', 'parse5', 'cheerio', 'tidy-url'];
const versions = [
  ...fromDebian.map((name) => [name, debian(name)]),
  ...fromNpm.map((name) => [name, existsSync(`${modules}/${name}/package.json`) ? JSON.parse(readFileSync(`${modules}/${name}/package.json`, 'utf8')).version : null]),
].filter(([, version]) => version);

const lines = [
  '# Benchmarks',
  '',
  '`benchmarks/run` made this page: it publishes the native executable, runs the scripts of `benchmarks/peers/` (each makes its',
  'own data, starts its own servers on loopback, installs its peer, and checks that both did the work), and writes the figures',
  'here. Contenders run by turns after an uncounted first run each; a ratio is taken run by run. Figures are medians, with the',
  'least and the greatest in parentheses.',
  '',
  `Measured on ${availableParallelism()} cores and ${Math.round(totalmem() / 2 ** 30)} GB of memory, with Node.js ${process.versions.node} and ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}.`,
  '',
  '| row | measured | to reach | |',
  '|---|---|---|---|',
];
for (const row of rows) {
  const told = row.claims.filter((claim) => !claim.target).map((claim) => `${claim.label} ${claim.text}`);
  claims(row).forEach((claim, i) => {
    lines.push(`| ${i === 0 ? `**${row.title}** (\`${row.row}\`)` : ''} | ${claim.label} ${claim.text} | ${claim.target} | ${claim.met ? 'met' : '**short**'} |`);
  });
  if (told.length > 0) lines.push(`| | ${told.join('; ')} | | |`);
}
lines.push('', '## Absolute figures', '', '| row | contender | runs | seconds | processor seconds | memory of its largest process |', '|---|---|---|---|---|---|');
for (const row of rows) {
  for (const { name, runs, seconds, cpu, memory } of row.times) {
    const spread = runs > 1 ? ` (${digits(seconds.low)}–${digits(seconds.high)})` : '';
    lines.push(`| ${row.row} | ${name} | ${runs} | ${digits(seconds.median)}${spread} | ${cpu ? digits(cpu) : ''} | ${memory ? `${digits(memory)} MB` : ''} |`);
  }
}
const plots = [
  ['benchmark-links.svg', 'Links checked against time and memory'],
  ['benchmark-posts.svg', 'Posts against time, first and second run'],
  ['benchmark-input.svg', 'Megabytes of posts against the time to collect and rewrite them'],
].filter(([name]) => existsSync(`${work}/../../docs/images/${name}`));
if (plots.length > 0) lines.push('', '## How it grows', '', ...plots.flatMap(([name, title]) => [`![${title}](images/${name})`, '']));
const known = existsSync(notes) ? readdirSync(notes) : [];
const short = rows.filter(isShort);
if (short.length > 0) {
  lines.push('', '## What falls short, and where the time goes', '');
  for (const row of short) {
    lines.push(`### ${row.title}`, '');
    lines.push(known.includes(`${row.row}.md`) ? readFileSync(`${notes}/${row.row}.md`, 'utf8').trim() : 'Not looked into yet.', '');
  }
}
console.log(`${lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()}`);
