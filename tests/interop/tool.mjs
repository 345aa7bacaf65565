// The published binary, and what it wrote.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const binary = process.argv[2];
let runs = 0;

/** Runs a program; gives its exit status and what it printed. */
export const run = (command, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ code, output }));
  });

/** Archives a post that shows these URLs; gives the exit status, the manifest and the references by URL. */
export const archive = async (urls, ...options) => {
  const name = `post${++runs}`;
  writeFileSync('post.html', urls.map((url) => `<p><img src="${url}">\n`).join(''));
  const args = ['archive', 'post.html', '-o', name, '--no-thumbnails', ...options];
  const result = await run(binary, args, { SSL_CERT_FILE: 'cert.pem' });
  const path = `${name}/posts/post/manifest.json`;
  const manifest = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { references: [], assets: [] };
  const references = new Map(manifest.references.map((reference) => [reference.url, reference]));
  const assetOf = (url) => {
    const asset = manifest.assets.find((one) => one.sha256 === references.get(url)?.asset);
    return asset ? readFileSync(`${name}/${asset.path}`) : null;
  };
  return { ...result, manifest, references, assetOf };
};
