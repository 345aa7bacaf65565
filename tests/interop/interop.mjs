import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { checkExports } from './exports.mjs';
import { checkSarif } from './sarif.mjs';
import { archive, run } from './tool.mjs';
import { bodies, read, write } from './warc.mjs';
import { paths, pictures, start } from './web.mjs';

let passed = 0;
let failed = 0;
const check = (isSo, name, detail = '') => {
  if (isSo) passed++;
  else failed++;
  if (!isSo) console.log(`FAILED ${name} ${detail}`);
};
// Without times, and without what the network's own words were for a body that broke off.
const timeless = (manifest) =>
  JSON.stringify(manifest, (key, value) => (/^(archivedAt|fetchedAt|message)$/.test(key) ? undefined : value));
const shown = {
  '/one.png': pictures.one,
  '/one-again.png': pictures.one,
  '/chunked.png': pictures.two,
  '/coded.png': pictures.coded,
  '/moved.png': pictures.one,
};

const web = await start();
const hosts = ['http://h1.test', 'https://h1.test', 'https://h2.test'];
const urls = hosts.flatMap((host) => paths.map((path) => host + path));
const routes = [`h1.test:80:127.0.0.1:${web.plain}`, `h1.test:443:127.0.0.1:${web.h1}`, `h2.test:443:127.0.0.1:${web.h2}`];
const network = ['--allow-private-network', ...routes.flatMap((route) => ['--connect-to', route])];
const limits = ['--max-bytes', '200KB', '--retries', '0'];

// What we record, read by warcio.
const live = await archive(urls, ...network, ...limits, '--record', 'ours.warc.gz');
check(live.code === 1, 'recording', live.output);
const records = await read('ours.warc.gz');
check(records[0].type === 'warcinfo', 'begins with a warcinfo');
for (const { type, record, wrong } of records) {
  check(wrong.length === 0, `${type} of ${record.warcTargetURI}`, wrong.join(', '));
}
const requests = records.filter(({ type }) => type === 'request');
const answers = records.filter(({ type }) => type === 'response' || type === 'revisit');
check(requests.length === answers.length && requests.length >= urls.length - hosts.length, 'a request for each answer');
check(records.every(({ head }) => !/^transfer-encoding:/im.test(head)), 'transfer codings are undone');
check(answers.filter(({ head }) => /^content-encoding: gzip/im.test(head)).length === 3, 'content codings are kept');
const revisits = records.filter(({ type }) => type === 'revisit');
check(revisits.length > 0, 'a repeated payload is a revisit');
for (const { record } of revisits) {
  const first = answers.find((one) => one.type === 'response' && one.record.warcTargetURI === record.warcRefersToTargetURI);
  check(first?.record.warcPayloadDigest === record.warcPayloadDigest, `revisit of ${record.warcTargetURI} names its first`);
}
const cut = answers.filter(({ record }) => record.warcHeader('WARC-Truncated'));
check(cut.length >= 3, 'bodies that were cut or too large are marked as truncated', `${cut.length}`);
const decoded = await bodies('ours.warc.gz');
// The first to come has the payload, the others are revisits of it.
const first = (path) => hosts.map((host) => decoded.get(host + path)).find((one) => one);
check(first('/missing.png')?.status === 404, 'the 404 is there');
check(Buffer.from(first('/coded.png')?.body ?? '').equals(pictures.coded), 'warcio decodes content codings');
for (const host of hosts) {
  for (const [path, picture] of Object.entries(shown)) {
    check(live.assetOf(host + path)?.equals(picture), `${host}${path} is archived`, live.references.get(host + path)?.problem);
  }
}
check(answers.some(({ record, head }) => record.warcTargetURI.includes('h2.test') && head.startsWith('HTTP/1.1 200')), 'HTTP/2 in HTTP/1.1 form');

// The same in plain HTTP, recorded by wget.
const plain = `http://127.0.0.1:${web.plain}`;
await run('wget', ['-q', '--tries=1', '--warc-file=wget', '-P', 'pages', ...paths.filter((path) => path !== '/cut.png').map((path) => plain + path)]);
await web.stop();

// No server any more: replaying.
const same = await archive(urls, ...limits, '--replay', 'ours.warc.gz');
check(same.code === live.code, 'our own record replays', same.output);
check(timeless(same.manifest) === timeless(live.manifest), 'and gives the same manifest but for times');

const replays = async (name, file, host, extra = []) => {
  const result = await archive(paths.map((path) => host + path), '--replay', file, '--allow-private-network', ...extra);
  for (const [path, picture] of Object.entries(shown)) {
    check(result.assetOf(host + path)?.equals(picture), `${name}: ${path}`, result.references.get(host + path)?.problem ?? result.output);
  }
  check(result.references.get(`${host}/missing.png`)?.problem === 'not-found', `${name}: the 404`);
  check(result.references.get(`${host}/cut.png`)?.problem === 'not-recorded', `${name}: what it lacks`);
};
await replays('wget', 'wget.warc.gz', plain);

const host = 'https://peer.test';
const type = { 'Content-Type': 'image/png' };
const entries = [
  { url: `${host}/one.png`, body: pictures.one, headers: type },
  { url: `${host}/one-again.png`, type: 'revisit', headers: type, refersTo: `${host}/one.png` },
  { url: `${host}/chunked.png`, body: pictures.two, headers: type },
  { url: `${host}/coded.png`, body: gzipSync(pictures.coded), headers: { ...type, 'Content-Encoding': 'gzip' } },
  { url: `${host}/moved.png`, headers: { Location: '/one.png' }, status: '302 Found' },
  { url: `${host}/large.png`, body: pictures.large, headers: type },
  { url: `${host}/missing.png`, body: Buffer.from('no'), status: '404 Not Found' },
];
for (const version of ['WARC/1.0', 'WARC/1.1']) {
  for (const gzip of [false, true]) {
    const file = `peer-${version.slice(5)}.warc${gzip ? '.gz' : ''}`;
    writeFileSync(file, await write(entries, { version, gzip }));
    await replays(`warcio, ${file}`, file, host);
  }
}

// In a WACZ, stored and deflated.
await run('mkdir', ['-p', 'archive', 'pages', 'indexes']);
await run('cp', ['peer-1.1.warc.gz', 'archive/data.warc.gz']);
writeFileSync('datapackage.json', JSON.stringify({ profile: 'data-package', wacz_version: '1.1.1', resources: [] }));
writeFileSync('pages/pages.jsonl', '{"format": "json-pages-1.0", "id": "pages"}\n');
for (const level of ['-0', '-9']) {
  await run('zip', ['-q', '-r', level, `peer${level}.wacz`, 'archive', 'pages', 'datapackage.json']);
  await replays(`wacz ${level}`, `peer${level}.wacz`, host);
}

// Files that were cut anywhere: what came before is there, the rest is not recorded, and nothing crashes.
const whole = readFileSync('peer-1.1.warc.gz');
for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99]) {
  writeFileSync('cut.warc.gz', whole.subarray(0, Math.floor(whole.length * share)));
  const result = await archive([`${host}/one.png`, `${host}/missing.png`], '--replay', 'cut.warc.gz');
  check(result.code === 1, `cut at ${share}`, result.output);
  const one = result.references.get(`${host}/one.png`);
  check(share < 0.3 || one?.status === 'archived', `cut at ${share}: what came before`, JSON.stringify(one));
}

await checkSarif(process.argv[2], check);
await checkExports(check);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
