// sharp-thumbnails.mjs FOLDER OUT WIDTH... : a WebP thumbnail of each width of every picture, as sharp's manual shows it;
// as many pictures at a time as there are cores.
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const sharp = createRequire(`${process.env.NODE_PATH}/`)('sharp');
const [folder, out, ...widths] = process.argv.slice(2);
for (const width of widths) mkdirSync(`${out}/${width}`, { recursive: true });
const files = readdirSync(folder);
async function work() {
  for (let file; (file = files.pop()); ) {
    for (const width of widths) {
      await sharp(`${folder}/${file}`).resize({ width: +width }).webp().toFile(`${out}/${width}/${file}.webp`);
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
