// Reads feeds with our program, with feedsmith and with feedparser: what two of them find, and every picture that one finds, must be
// in ours; and what the cases say.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases } from './cases.mjs';
import { generate } from './generate.mjs';
import { readWithFeedparser, readWithFeedsmith, readWithOurs } from './readers.mjs';

const [, , binary, count = '300', seed = '1'] = process.argv;
const here = dirname(fileURLToPath(import.meta.url));
const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decode = (text) => text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (all, name) => named[name] ?? (name[0] === '#' ? String.fromCodePoint(Number(name.slice(1).replace(/^x/i, '0x'))) : all));
const plain = (text) => decode(decode(String(text).replace(/<!--.*?-->/gs, '').replace(/<\/?[a-z][^>]*>/gi, ' '))).replace(/\s+/g, ' ').trim();
const letters = (text) => plain(text).replace(/[\s\x00-\x1f]+/g, '');
const absolute = (url) => new URL(url.trim(), 'https://blog.example/').href;
const last = (url) => url.trim().split(/[?#]/)[0].split('/').pop();
const shown = (entry) => [...String(entry.content).matchAll(/<img\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1]).filter((url) => !url.startsWith('data:'));
const pictures = (entry) => [...shown(entry), ...entry.files.filter((file) => file.type.startsWith('image')).map((file) => file.url)].map(last).filter(Boolean);

let passed = 0;
const failures = [];
const check = (isRight, name, detail) => {
  if (isRight) passed++;
  else failures.push(`${name}: ${detail}`);
};

const find = (posts, entry) =>
  posts.find((post) => entry.id && post.id === entry.id.trim() && (!entry.link || !post.link || last(post.link) === last(entry.link))) ??
  posts.find((post) => entry.link && post.link && last(post.link) === last(entry.link) && last(entry.link) !== '') ??
  posts.find((post) => entry.title && post.title === plain(entry.title)) ??
  posts.find((post) => entry.files.some((file) => post.files.some((one) => last(one.url) === last(file.url)))) ??
  (posts.length === 1 ? posts[0] : undefined);

const isSame = {
  title: (one, other) => letters(one) === letters(other),
  link: (one, other) => absolute(one) === absolute(other),
  date: (one, other) => one === other,
  author: (one, other) => letters(one) === letters(other),
  categories: (one, other) => other.map(letters).every((name) => one.map(letters).includes(name)),
  content: (one, other) => letters(one).includes(letters(other)),
};
const isThere = (value) => value !== null && value !== undefined && value !== '' && (!Array.isArray(value) || value.length > 0) && (typeof value !== 'string' || letters(value) !== '');

/** What both peers find must be in ours, and be the same where they agree. */
const compare = (name, ours, peers, wanted) => {
  const said = new Set((wanted ?? []).flatMap(Object.keys));
  const [one, other] = peers;
  (one ?? other ?? []).forEach((entry, index) => {
    const twin = one && other ? other[index] : null;
    const post = find(ours, entry);
    if (!post) {
      check(one === null || other === null || twin === undefined, name, `entry ${index + 1} is missing: ${JSON.stringify(entry).slice(0, 200)}`);
      return;
    }
    for (const field of twin ? Object.keys(isSame).filter((one) => !said.has(one)) : []) {
      const [a, b, own] = [entry[field], twin[field], post[field]];
      if (!isThere(a) || !isThere(b)) continue;
      check(isThere(own), name, `${field} of entry ${index + 1} is missing: ${JSON.stringify(a)}`);
      const agree = isSame[field](a, b) && isSame[field](b, a);
      if (isThere(own) && agree) check(isSame[field](own, a), name, `${field} of entry ${index + 1} is ${JSON.stringify(own)}, not ${JSON.stringify(a)}`);
    }
    const own = new Set(post.files.map((file) => last(file.url)));
    for (const picture of new Set([entry, twin].filter(Boolean).flatMap(pictures))) {
      check(own.has(picture), name, `picture ${picture} of entry ${index + 1} is missing`);
    }
  });
};

/** What a case says of its entries. */
const expect = (name, posts, wanted) => {
  check(posts.length === wanted.length, name, `${posts.length} entries, not ${wanted.length}`);
  for (const want of wanted) {
    const post = wanted.length === 1 ? posts[0] : posts.find((one) => (want.title ? one.title === want.title : one.link === want.link));
    if (!post) {
      check(false, name, `no entry as ${JSON.stringify(want)}`);
      continue;
    }
    for (const field of ['id', 'title', 'link', 'date', 'author', 'categories']) {
      if (!(field in want)) continue;
      const isRight = want[field] instanceof RegExp ? want[field].test(post[field]) : JSON.stringify(post[field]) === JSON.stringify(want[field]);
      check(isRight, name, `${field} is ${JSON.stringify(post[field])}, not ${JSON.stringify(want[field])}`);
    }
    if (want.content) check(letters(post.content).includes(letters(want.content)) && plain(post.content).includes(plain(want.content)), name, `content lacks ${JSON.stringify(want.content)}: ${JSON.stringify(post.content)}`);
    for (const url of want.urls ?? []) check(post.files.some((file) => file.url === url), name, `${url} is missing among ${post.files.map((file) => file.url)}`);
    for (const picture of want.pictures ?? []) check(post.files.some((file) => file.type === 'image' && last(file.url) === picture), name, `picture ${picture} is missing among ${post.files.map((file) => `${file.type} ${file.url}`)}`);
    for (const file of want.files ?? []) check(post.files.some((one) => last(one.url) === file), name, `file ${file} is missing among ${post.files.map((one) => one.url)}`);
  }
};

mkdirSync('feeds', { recursive: true });
const written = (name, bytes) => {
  const path = `${process.cwd()}/feeds/${name}`;
  writeFileSync(path, bytes);
  return path;
};
const all = [
  ...cases.map(([name, bytes, wanted]) => ({ name, wanted, path: written(`${name}.${String(bytes).replace(/^\uFEFF/, '').startsWith('{') ? 'json' : 'xml'}`, bytes) })),
  ...Array.from({ length: Number(count) }, (_, index) => generate(Number(seed) + index)).map(({ name, text }) => ({ name, wanted: null, path: written(name, text) })),
];
const paths = all.map((one) => one.path);
const ours = readWithOurs(binary, paths, `${process.cwd()}/library`);
const feedparser = readWithFeedparser(paths, here);
check(ours.status === 0, 'archive', `exit status ${ours.status}: ${ours.said.slice(-2000)}`);
all.forEach(({ name, wanted, path }, index) => {
  const posts = ours.posts[index];
  if (wanted) expect(name, posts, wanted);
  // feedparser reads no JSON.
  const peers = [readWithFeedsmith(path), path.endsWith('.json') ? null : feedparser[index]];
  compare(`${name} beside the others`, posts, peers, wanted);
});

failures.forEach((failure) => console.log(`!! ${failure}`));
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
