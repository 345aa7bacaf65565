// Programs, generators from npm, and folders: shared by what builds real sites.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command in a folder; its status and all that it said. */
export function run(command, folder, environment = {}) {
  return new Promise((done) => {
    const [file, ...args] = command;
    execFile(file, args, { cwd: folder, env: { ...process.env, ...environment }, timeout: 240_000, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      done({ code: error ? (error.code ?? 1) : 0, text: stdout + stderr, stdout }),
    );
  });
}

/** The folder of a generator's packages, kept in $SITES_CACHE; null for a generator that needs none. */
export async function install(generator, dependencies) {
  if (!dependencies) {
    return null;
  }
  const folder = join(process.env.SITES_CACHE, generator);
  const isInstalled = Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name, 'package.json')));
  if (!isInstalled || !existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
    // Gatsby's picture library would be fetched from elsewhere by a script; what else has scripts brings what they would make.
    const more = generator === 'gatsby' ? ['--ignore-scripts'] : [];
    const installed = await run(['npm', 'install', '--silent', '--no-audit', '--no-fund', ...more], folder);
    if (installed.code !== 0) {
      throw new Error(`npm cannot install ${generator}: ${installed.text.slice(0, 400)}`);
    }
  }
  return join(folder, 'node_modules');
}

/** Every file below a folder. */
export function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}
