// tidy-urls.mjs FILE : cleans each line's URL, and prints what came out.
import { createRequire } from 'node:module';
import { readFileSync, writeSync } from 'node:fs';

const from = createRequire(`${process.env.NODE_PATH}/`);
const [file] = process.argv.slice(2);
const { TidyURL } = from('tidy-url');
// The other way round in this version: it writes a log unless told not to be silent.
TidyURL.config.set('silent', false);
let out = '';
for (const url of readFileSync(file, 'utf8').trim().split('\n')) {
  out += `${TidyURL.clean(url).url}\n`;
  if (out.length > 1 << 16) {
    writeSync(1, out);
    out = '';
  }
}
writeSync(1, out);
