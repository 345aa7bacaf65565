// A WACZ file as ReplayWeb.page shows it in chromium.
import { createServer } from 'node:http';
import { createReadStream, existsSync, statSync } from 'node:fs';

const types = { js: 'text/javascript', html: 'text/html', wacz: 'application/wacz', json: 'application/json' };
const page = (url) => `<!doctype html><meta charset=utf-8><title>replay</title><script src="/ui.js"></script>
<replay-web-page source="/posts.wacz" url="${url}" replayBase="/replay/" embed="replayonly" style="display:block;height:700px"></replay-web-page>`;

/** Serves ReplayWeb.page and an archive, parts of it too; the page to show is named in the query. */
export const serveReplay = (file) =>
  new Promise((resolve) => {
    const root = 'node_modules/replaywebpage';
    const server = createServer((request, response) => {
      const address = new URL(request.url, 'http://any');
      const path = address.pathname;
      if (path === '/') return response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(address.searchParams.get('page').replaceAll('&', '&amp;').replaceAll('"', '&quot;')));
      const name = path === '/posts.wacz' ? file : `${root}/${path.replace('/replay/', '/')}`;
      if (!existsSync(name) || !statSync(name).isFile()) return response.writeHead(404).end();
      const length = statSync(name).size;
      const headers = { 'Content-Type': types[name.split('.').pop()] ?? 'application/octet-stream', 'Accept-Ranges': 'bytes' };
      const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
      const start = range ? Number(range[1]) : 0;
      const end = range?.[2] ? Math.min(Number(range[2]), length - 1) : length - 1;
      if (request.method === 'HEAD') return response.writeHead(200, { ...headers, 'Content-Length': length }).end();
      const part = range ? { 'Content-Range': `bytes ${start}-${end}/${length}` } : {};
      response.writeHead(range ? 206 : 200, { ...headers, ...part, 'Content-Length': end - start + 1 });
      return createReadStream(name, { start, end }).pipe(response);
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

/**
 * Shows a page; gives the widths of its pictures, what was asked outside of the server, and what the tab said. On a busy machine the service worker
 * sometimes takes over too late and the frame stays empty; a reader would load the page again, and so does this, twice at most.
 */
export const replay = async (browser, server, url, isDrawn) => {
  const own = `http://127.0.0.1:${server.address().port}`;
  const [outside, said] = [[], []];
  let drawn = [];
  for (let attempt = 1; attempt <= 3 && !isDrawn(drawn); attempt++) {
    const context = await browser.newContext();
    context.on('request', (request) => !request.url().startsWith(own) && !/^(data|blob|about):/.test(request.url()) && outside.push(request.url()));
    const tab = await context.newPage();
    tab.on('console', (message) => said.push(message.text()));
    tab.on('pageerror', (error) => said.push(error.message));
    await tab.goto(`${own}/?page=${encodeURIComponent(url)}`);
    for (let round = 0; round < 80 && !isDrawn(drawn); round++) {
      const frame = tab.frames().find((one) => /\/w\/.*mp_\//.test(one.url()));
      drawn = frame ? await frame.evaluate(() => [...document.images].map((image) => image.naturalWidth)).catch(() => []) : [];
      if (!isDrawn(drawn)) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    said.push(...tab.frames().map((frame) => frame.url()));
    await context.close();
  }
  return { drawn, said, outside };
};
