// blog.mjs FOLDER COUNT PORT : posts with a picture and links of their own each.
import { mkdirSync, writeFileSync } from 'node:fs';

const [folder, count, port] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (let i = 0; i < +count; i++) {
  writeFileSync(
    `${folder}/post-${i}.md`,
    `---\ntitle: Post ${i}\ndate: 2021-11-25\n---\n\nWords of post ${i}, and [a link](http://127.0.0.1:${port}/alive/${i}).\n\n` +
      `![A picture](http://127.0.0.1:${port}/${i}.jpg)\n\n${'Some more words that nobody looks at twice. '.repeat(30)}\n`,
  );
}
