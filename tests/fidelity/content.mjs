// One post, as Markdown and as the HTML that hand-written pages hold: headings, text, pictures, code, a table, a quotation.
import { deflateSync, crc32 } from 'node:zlib';

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A picture with broad fields of colour, so that a missing or shifted one shows. */
export function picture(width, height, seed) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const field = (Math.floor((x * 4) / width) + Math.floor((y * 3) / height) * 5 + seed) * 2654435761;
      for (let c = 0; c < 3; c++) rows[y * (width * 3 + 1) + 1 + x * 3 + c] = (field >>> (8 * c)) & 0xff;
    }
  }
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

export const pictures = { 'pier.png': picture(1200, 700, 1), 'lamp.png': picture(800, 500, 7), 'mole.png': picture(640, 640, 11), 'face.png': picture(160, 160, 23) };

export const paragraphs = [
  'The harbour lights go on at dusk, one after the other, from the old mole to the fish market. Whoever comes in at night counts them, as the sailors did before there were charts.',
  'The first one is green and stands on a pile of granite. It was built when the ferry still ran on steam, and its lens has been polished by four generations of the same family.',
  'Behind it the pier bends to the east. The wind comes from there in winter, and the planks are replaced every second spring because the salt eats them from below.',
  'In the evening the boats lie three deep at the quay. Their names are painted by hand, and the painter signs his work with a small anchor under the stern.',
];

export const markdown = (folder) => `${paragraphs[0]}

![The pier](${folder}pier.png)

## The first light

${paragraphs[1]} See [the list of lights](https://lights.example/list) for its number.

> A light that nobody counts is a lamp.

${paragraphs[2]}

\`\`\`js
const lights = [1, 2, 3];
for (const light of lights) {
  console.log('light', light);
}
\`\`\`

![A lamp](${folder}lamp.png)

## What it costs

| light | colour | range |
|-------|--------|------:|
| mole  | green  |     9 |
| pier  | red    |     7 |
| quay  | white  |    12 |

- oil in the lamp
- glass in the lens
- paint on the door

${paragraphs[3]}

![The mole](${folder}mole.png)

${paragraphs.join('\n\n')}
`;
