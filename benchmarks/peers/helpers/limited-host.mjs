// limited-host.mjs PORT : a host that allows 20 requests in 3 seconds and answers 429 without Retry-After to the others.
import { createServer } from 'node:http';

const span = 3000;
let began = 0;
let count = 0;
createServer((request, response) => {
  const now = Date.now();
  if (now - began >= span) {
    [began, count] = [now, 0];
  }
  count += 1;
  response.writeHead(count > 20 ? 429 : 200, { 'Content-Type': 'text/html' });
  response.end('<title>Here</title>here');
}).listen(+process.argv[2], '127.0.0.1');
