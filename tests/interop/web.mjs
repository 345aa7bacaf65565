// The same small web three times on loopback: HTTP/1.1 without TLS, HTTP/1.1 with, and HTTP/2.
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createSecureServer } from 'node:http2';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { png } from './pictures.mjs';

export const pictures = { one: png(40, 30, 1), two: png(50, 30, 2), coded: png(60, 30, 3), large: png(400, 300, 4) };

const answer = (request, response) => {
  const send = (status, headers, body) => {
    response.writeHead(status, headers);
    response.end(body);
  };
  const type = { 'content-type': 'image/png' };
  const sized = (body) => ({ ...type, 'content-length': body.length });
  switch (new URL(request.url, 'http://any').pathname) {
    case '/one.png':
    case '/one-again.png':
      return send(200, sized(pictures.one), pictures.one);
    case '/chunked.png':
      response.writeHead(200, type);
      response.write(pictures.two.subarray(0, 100));
      return response.end(pictures.two.subarray(100));
    case '/coded.png': {
      const body = gzipSync(pictures.coded);
      return send(200, { ...sized(body), 'content-encoding': 'gzip' }, body);
    }
    case '/moved.png':
      return send(302, { location: '/one.png' }, '');
    case '/large.png':
      return send(200, sized(pictures.large), pictures.large);
    case '/cut.png':
      response.writeHead(200, { ...type, 'content-length': 5000 });
      return response.write(pictures.two.subarray(0, 100), () => response.destroy());
    default:
      return send(404, { 'content-type': 'text/html' }, '<title>no such page</title>');
  }
};

export const paths = ['one', 'one-again', 'chunked', 'coded', 'moved', 'large', 'cut', 'missing'].map((n) => `/${n}.png`);

const listen = (server) =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** Starts the three; gives their ports and an end to them. */
export const start = async () => {
  const tls = { key: readFileSync('key.pem'), cert: readFileSync('cert.pem') };
  const servers = [createServer(answer), createTlsServer(tls, answer), createSecureServer(tls, answer)];
  const sessions = new Set();
  servers[2].on('session', (session) => sessions.add(session));
  const [plain, h1, h2] = await Promise.all(servers.map(listen));
  const stop = async () => {
    sessions.forEach((session) => session.destroy());
    servers.slice(0, 2).forEach((server) => server.closeAllConnections());
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  };
  return { plain, h1, h2, stop };
};
