// blog.mjs FOLDER COUNT PORT : a Hexo folder of posts with a checked link and ten pictures each, where there are three pictures
// a post, so that most are shown in several.
import { mkdirSync, writeFileSync } from 'node:fs';

const [folder, count, port] = process.argv.slice(2);
const posts = `${folder}/source/_posts`;
mkdirSync(posts, { recursive: true });
writeFileSync(`${folder}/_config.yml`, 'title: A blog\nroot: /\n');
const two = (number) => String(number).padStart(2, '0');
for (let i = 0; i < +count; i++) {
  const shown = Array.from({ length: 10 }, (_, j) => (i * 10 + j) % (count * 3));
  const words = 'Some more words that nobody looks at twice. '.repeat(4);
  writeFileSync(
    `${posts}/post-${i}.md`,
    `---\ntitle: Post ${i}\ndate: ${2005 + (i % 20)}-${two(1 + (i % 12))}-${two(1 + (i % 28))} 10:00:00\ncategories: [Travel, Series ${i % 20}]\n---\n\n` +
      `Words of post ${i}, and [a link](http://127.0.0.1:${port}/alive/${i}).\n\n` +
      shown.map((n) => `![Picture ${n}](http://127.0.0.1:${port}/${n}.jpg)\n\n${words}\n\n`).join(''),
  );
}
