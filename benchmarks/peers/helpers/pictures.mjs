// pictures.mjs FOLDER COUNT WIDTH HEIGHT FORMAT GRAIN [QUALITY] : makes different pictures, of about the bytes that GRAIN gives
// (0 for smooth ones), and says nothing where the folder has them.
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, renameSync } from 'node:fs';

const sharp = createRequire(`${process.env.NODE_PATH}/`)('sharp');
const [folder, count, width, height, format, grain, quality = 92] = process.argv.slice(2);
const small = { width: Math.min(+width, 1000), height: Math.min(+height, 750) };

function paint(seed) {
  const { width, height } = small;
  const pixels = Buffer.allocUnsafe(width * height * 3);
  let random = (seed + 1) * 2654435761;
  const next = () => ((random ^= random << 13), (random ^= random >>> 17), (random ^= random << 5), random >>> 0);
  const discs = Array.from({ length: 12 }, () => [next() % width, next() % height, 900 + (next() % 9000), next()]);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      let red = (x * 200) / width, green = (y * 200) / height, blue = ((x + y + seed * 7) % 511) / 3;
      for (const [cx, cy, size, colour] of discs) {
        if ((x - cx) ** 2 + (y - cy) ** 2 < size) [red, green, blue] = [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
      }
      const noise = grain > 0 ? (next() % grain) - grain / 2 : 0;
      pixels[at] = Math.max(0, Math.min(255, red + noise));
      pixels[at + 1] = Math.max(0, Math.min(255, green + noise));
      pixels[at + 2] = Math.max(0, Math.min(255, blue + noise));
    }
  }
  return pixels;
}

mkdirSync(folder, { recursive: true });
for (let i = 0; i < +count; i++) {
  const path = `${folder}/${i}.${format === 'jpeg' ? 'jpg' : format}`;
  if (existsSync(path)) continue;
  const picture = sharp(paint(i), { raw: { ...small, channels: 3 } }).resize(+width, +height, { fit: 'fill' });
  await (format === 'jpeg' ? picture.jpeg({ quality: +quality }) : picture.png({ compressionLevel: 3 })).toFile(`${path}.part`);
  renameSync(`${path}.part`, path);
}
