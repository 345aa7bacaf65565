// What we export, read by others: a web archive by ReplayWeb.page in chromium, a book by npm's EPUBCheck.
import { createServer } from 'node:http';
import { readFileSync, existsSync, statSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { pictures } from './web.mjs';
import { run } from './tool.mjs';

const binary = process.argv[2];
const types = { js: 'text/javascript', html: 'text/html', wacz: 'application/wacz', json: 'application/json' };
const page = (url) => `<!doctype html><meta charset=utf-8><title>replay</title><script src="/ui.js"></script>
<replay-web-page source="/posts.wacz" url="${url}" replayBase="/replay/" embed="replayonly" style="display:block;height:700px"></replay-web-page>`;

/** Serves a site with a page, an address that is not ASCII, redirects and a style sheet. */
const serveSite = () =>
  new Promise((resolve) => {
    const png = (response, body) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(body);
    const server = createServer((request, response) => {
      switch (request.url) {
        case '/post.html':
          return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html><title>Café</title>
            <link rel=stylesheet href=s.css><h1>Café</h1><img src=one.png><img src="sch%C3%B6n.png"><img src=moved.png><img src=one-again.png>`);
        case '/s.css':
          return response.writeHead(200, { 'Content-Type': 'text/css' }).end('body { background: url(one.png) }');
        case '/moved.png':
          return response.writeHead(301, { Location: '/sch%C3%B6n.png' }).end();
        case '/one.png':
        case '/one-again.png':
          return png(response, pictures.one);
        case '/sch%C3%B6n.png':
          return png(response, pictures.two);
        default:
          return response.writeHead(404).end();
      }
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

/** Serves ReplayWeb.page and the archive, parts of it too. */
const serveReplay = (file, url) =>
  new Promise((resolve) => {
    const root = 'node_modules/replaywebpage';
    const server = createServer((request, response) => {
      const path = request.url.split('?')[0];
      const name = path === '/' ? '' : path === '/posts.wacz' ? file : `${root}/${path.replace('/replay/', '/')}`;
      if (name === '') return response.writeHead(200, { 'Content-Type': 'text/html' }).end(page(url));
      if (!existsSync(name) || !statSync(name).isFile()) return response.writeHead(404).end();
      const bytes = readFileSync(name);
      const headers = { 'Content-Type': types[name.split('.').pop()] ?? 'application/octet-stream', 'Accept-Ranges': 'bytes' };
      const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
      if (!range) return response.writeHead(200, { ...headers, 'Content-Length': bytes.length }).end(request.method === 'HEAD' ? '' : bytes);
      const start = Number(range[1]);
      const end = range[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1;
      const part = bytes.subarray(start, end + 1);
      response.writeHead(206, { ...headers, 'Content-Length': part.length, 'Content-Range': `bytes ${start}-${end}/${bytes.length}` });
      return response.end(request.method === 'HEAD' ? '' : part);
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

const allDrawn = (drawn) => drawn.length > 0 && drawn.every((width) => width > 0);

/** Opens the replay of a page once; gives the sizes of its pictures, what was asked outside of the server, and what the tab said. */
const replayOnce = async (browser, own) => {
  const context = await browser.newContext();
  const asked = [];
  const said = [];
  context.on('request', (request) => asked.push(request.url()));
  const tab = await context.newPage();
  tab.on('console', (message) => said.push(message.text()));
  tab.on('pageerror', (error) => said.push(error.message));
  await tab.goto(`${own}/`);
  let drawn = [];
  for (let round = 0; round < 160; round++) {
    const frame = tab.frames().find((one) => /\/w\/.*mp_\//.test(one.url()));
    drawn = frame ? await frame.evaluate(() => [...document.images].map((image) => image.naturalWidth)).catch(() => []) : [];
    if (allDrawn(drawn)) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  said.push(...tab.frames().map((frame) => frame.url()));
  await context.close();
  return { drawn, said, outside: asked.filter((url) => !url.startsWith(own) && !/^(data|blob|about):/.test(url)) };
};

/**
 * Opens the replay of a page. On a busy machine its service worker sometimes takes over too late and the frame stays empty;
 * a reader would load the page again, and so does this, twice at most.
 */
const replay = async (server) => {
  const browser = await chromium.launch({ executablePath: process.env.ARCHIVETOOL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const own = `http://127.0.0.1:${server.address().port}`;
    const outside = [];
    for (let attempt = 1; ; attempt++) {
      const one = await replayOnce(browser, own);
      outside.push(...one.outside);
      if (allDrawn(one.drawn) || attempt === 3) return { ...one, outside };
    }
  } finally {
    await browser.close();
  }
};

export const checkExports = async (check) => {
  const site = await serveSite();
  const url = `http://127.0.0.1:${site.address().port}/post.html`;
  const archived = await run(binary, ['archive', url, '-o', 'exported', '--no-thumbnails', '--no-link-check', '--allow-private-network']);
  site.close();
  check(archived.code === 0, 'a site to export', archived.output);
  const wacz = await run(binary, ['export', 'wacz', 'exported', '-o', 'posts.wacz']);
  check(wacz.code === 0, 'export wacz', wacz.output);
  const server = await serveReplay('posts.wacz', url);
  const { drawn, said, outside } = await replay(server);
  server.close();
  check(drawn.length === 4 && drawn.every((width) => width > 0), 'ReplayWeb.page draws every picture', `${JSON.stringify(drawn)} ${said.join(' ')}`);
  check(outside.length === 0, 'ReplayWeb.page asks nothing outside', outside.join(' '));

  const epub = await run(binary, ['export', 'epub', 'exported', '-o', 'posts.epub']);
  check(epub.code === 0, 'export epub', epub.output);
  const book = await run('node_modules/.bin/epubcheck-ts', ['posts.epub']);
  check(book.code === 0 && /Errors:\s+0[\s\S]*Warnings:\s+0/.test(book.output), 'npm EPUBCheck', book.output);
};
