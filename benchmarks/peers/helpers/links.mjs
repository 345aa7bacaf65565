// links.mjs FILE COUNT HOSTS PORT : a page with links to that many loopback hosts; every hundredth leads nowhere.
import { createWriteStream } from 'node:fs';

const [file, count, hosts, port] = process.argv.slice(2);
const out = createWriteStream(file);
out.write('<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Links</title></head><body>\n');
for (let i = 0; i < +count; i++) {
  const host = i % +hosts;
  const folder = i % 100 === 99 ? 'gone' : 'alive';
  out.write(`<p><a href="http://127.0.${1 + Math.floor(host / 250)}.${1 + (host % 250)}:${port}/${folder}/${i}">Link ${i}</a></p>\n`);
}
out.end('</body></html>\n');
