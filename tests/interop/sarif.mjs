// Does code review read our SARIF? Microsoft's own validator, with the rules of the standard and of GitHub.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { run } from './tool.mjs';

const validator = 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool';
const invariant = { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };

const answer = (request, response) => {
  if (request.url.startsWith('/moved')) response.writeHead(301, { Location: '/a%20[b]?c=<d>|e' });
  else response.writeHead({ '/gone': 404, '/wall': 403, '/busy': 500 }[request.url] ?? 200);
  response.end('here');
};

/** What the validator says of a report, but for advice. */
const complaintsOf = async (file) => {
  const rules = ['--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--output', 'validated.sarif', '--log', 'ForceOverwrite'];
  const { output } = await run(validator, ['validate', file, ...rules], invariant);
  const { results } = JSON.parse(readFileSync('validated.sarif', 'utf8')).runs[0];
  return { output, complaints: results.map(({ ruleId, message }) => `${ruleId} ${JSON.stringify(message)}`) };
};

/** Audits posts with a finding of every code, in files of every kind of name. */
export const checkSarif = async (binary, check) => {
  chmodSync(validator, 0o755);
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const host = `http://127.0.0.1:${server.address().port}`;
  const links = ['/gone', '/wall', '/busy', '/moved', '/moved[1]', '/here?utm_source=x', '/%7Bcaf\u00e9%7D'].map((path) => host + path);
  links.push('https://c.duomai.com/track.php?site_id=1&euid=&t=https://www.example.com/', 'http://[::broken/', 'missing/file.html');
  mkdirSync('posts/a folder', { recursive: true });
  for (const name of ['plain.md', 'a folder/\u00fcber #1 100% [x].md', '\u6587\u7ae0\u{1F6A2}.md']) {
    const lines = links.map((link) => `\u{1F6A2} text <a href="${link}">[a] \\ {0} ${name}</a>`);
    writeFileSync(`posts/${name}`, `---\r\ntitle: x\r\n---\r\n${lines.join('\r\n\r\n')}\r\n`);
  }
  writeFileSync('posts/broken.md', '---\ntitle: [\n---\n');
  const options = ['--allow-private-network', '--retries', '0', '--format', 'sarif', '--report', 'ours.sarif'];
  const audited = await run(binary, ['audit', 'posts', ...options]);
  server.close();
  const { results } = JSON.parse(readFileSync('ours.sarif', 'utf8')).runs[0];
  const codes = new Set(results.map(({ ruleId }) => ruleId));
  const expected = ['dead', 'redirected', 'blocked', 'unverifiable', 'tracking', 'affiliate', 'undisclosed'];
  check(expected.every((code) => codes.has(code)), 'SARIF has a result of every code', `${[...codes]} ${audited.output}`);
  const ours = await complaintsOf('ours.sarif');
  check(ours.complaints.length === 0, 'SARIF passes Microsoft\'s validator', ours.complaints.join('\n') || ours.output);

  // That a broken one would be noticed.
  writeFileSync('broken.sarif', readFileSync('ours.sarif', 'utf8').replace('"startLine":', '"beginLine":'));
  check((await complaintsOf('broken.sarif')).complaints.length > 0, 'the validator looks');
};
