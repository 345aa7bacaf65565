// dense.mjs FOLDER REFERENCES : one large page with a link or a picture every 200 bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { chinese, next, prose } from './prose.mjs';

const [folder, references] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const blocks = [
  [1, (i) => `<p>${prose(16)} <a href="https://example.org/page/${i}?a=1&amp;b=${next(99)}" target="_blank">${prose(3)}</a>, ${chinese(12)}</p>\n`],
  [1, (i) => `<p style="text-align: center;"><img src="https://images.example.net/2021/${i}.png" alt="${prose(4)}" referrerpolicy="no-referrer"></p>\n<p>${prose(16)}</p>\n`],
  [3, (i) => `<figure><img loading="lazy" src="https://images.example.net/${i}-640.jpg" srcset="https://images.example.net/${i}-320.jpg 320w, https://images.example.net/${i}-640.jpg 640w" sizes="100vw"><figcaption>${prose(8)}</figcaption></figure>\n<p>${prose(30)} ${chinese(20)}</p>\n`],
];
const pieces = ['<!DOCTYPE html>\n<meta charset="utf-8">\n<title>dense</title>\n'];
for (let i = 0; i < +references; ) {
  const left = references - i;
  const [count, block] = blocks[left < 3 ? next(2) : [0, 0, 0, 1, 1, 2][next(6)]];
  pieces.push(block(i));
  i += count;
}
writeFileSync(`${folder}/dense.html`, pieces.join(''));
