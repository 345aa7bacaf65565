// website-scraper.mjs URL FOLDER : a page and its pictures by website-scraper.
import { createRequire } from 'node:module';

const { default: scrape } = await import(createRequire(`${process.env.NODE_PATH}/`).resolve('website-scraper'));
const [url, directory] = process.argv.slice(2);
await scrape({ urls: [url], directory });
