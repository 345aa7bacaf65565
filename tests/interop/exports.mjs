// What we export, read by others: a web archive by ReplayWeb.page in chromium, a book by npm's EPUBCheck.
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { pictures } from './web.mjs';
import { replay, serveReplay } from './replay.mjs';
import { run } from './tool.mjs';

const binary = process.argv[2];
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

const allDrawn = (drawn) => drawn.length > 0 && drawn.every((width) => width > 0);

export const checkExports = async (check) => {
  const site = await serveSite();
  const url = `http://127.0.0.1:${site.address().port}/post.html`;
  const archived = await run(binary, ['archive', url, '-o', 'exported', '--no-thumbnails', '--no-link-check', '--allow-private-network']);
  site.close();
  check(archived.code === 0, 'a site to export', archived.output);
  const wacz = await run(binary, ['export', 'wacz', 'exported', '-o', 'posts.wacz']);
  check(wacz.code === 0, 'export wacz', wacz.output);
  const server = await serveReplay('posts.wacz');
  const browser = await chromium.launch({ executablePath: process.env.ARCHIVETOOL_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const { drawn, said, outside } = await replay(browser, server, url, allDrawn);
  await browser.close();
  server.close();
  check(drawn.length === 4 && drawn.every((width) => width > 0), 'ReplayWeb.page draws every picture', `${JSON.stringify(drawn)} ${said.join(' ')}`);
  check(outside.length === 0, 'ReplayWeb.page asks nothing outside', outside.join(' '));

  const epub = await run(binary, ['export', 'epub', 'exported', '-o', 'posts.epub']);
  check(epub.code === 0, 'export epub', epub.output);
  const book = await run('node_modules/.bin/epubcheck-ts', ['posts.epub']);
  check(book.code === 0 && /Errors:\s+0[\s\S]*Warnings:\s+0/.test(book.output), 'npm EPUBCheck', book.output);
};
