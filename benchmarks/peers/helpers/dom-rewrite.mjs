// dom-rewrite.mjs parse5|cheerio ROUNDS FOLDER : what ArchiveTool.Throughput does, by a DOM: read each post, find what it
// refers to, put other URLs there, write it again.
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';

const from = createRequire(`${process.env.NODE_PATH}/`);
const [by, rounds, folder] = process.argv.slice(2);
const posts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`));
const target = (index) => `../../assets/${(index % 256).toString(16).padStart(2, '0')}/${index.toString(16).padStart(64, '0')}.png`;
const rewriteSet = (value, state) => value.split(', ').map((part) => part.replace(/^\S+/, () => target(state.count++))).join(', ');

async function parse5() {
  const { parse, serialize } = await import(from.resolve('parse5'));
  return (text, state) => {
    const document = parse(text);
    const visit = (node) => {
      for (const attribute of node.attrs ?? []) {
        if (attribute.name === 'src' || attribute.name === 'href') attribute.value = target(state.count++);
        else if (attribute.name === 'srcset') attribute.value = rewriteSet(attribute.value, state);
      }
      for (const child of node.childNodes ?? []) visit(child);
    };
    visit(document);
    return serialize(document);
  };
}

async function cheerio() {
  const { load } = await import(from.resolve('cheerio'));
  return (text, state) => {
    const $ = load(text);
    $('[src]').each((_, element) => void $(element).attr('src', target(state.count++)));
    $('[href]').each((_, element) => void $(element).attr('href', target(state.count++)));
    $('[srcset]').each((_, element) => void $(element).attr('srcset', rewriteSet($(element).attr('srcset'), state)));
    return $.html();
  };
}

const rewrite = await (by === 'parse5' ? parse5() : cheerio());
let best = Infinity, state;
for (let round = 0; round < +rounds; round++) {
  state = { count: 0 };
  const start = performance.now();
  for (const bytes of posts) Buffer.from(rewrite(bytes.toString('utf8'), state));
  best = Math.min(best, performance.now() - start);
}
const size = posts.reduce((sum, post) => sum + post.length, 0);
console.log(`${(size / 1e3 / best).toFixed(1)} MB/s, ${state.count} references, ${(size / 1e6).toFixed(1)} MB, best of ${rounds}`);
