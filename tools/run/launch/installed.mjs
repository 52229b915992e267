import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Plain JavaScript, because it runs under Node 20 before anything is installed. */
export const workspaceRoot = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const NPM_OUTPUT_BYTES = 64 * 1024 * 1024;

const stampOf = (root) => join(root, 'node_modules', '.pishkhan-lockfile');
const lockfileHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/**
 * Whether the packages were installed from this lockfile: by our stamp, or because npm ran after the lockfile was
 * written.
 */
export const isInstalled = (root = workspaceRoot) => {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  if (existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === lockfileHash(root)) return true;
  return statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
};

/**
 * Runs `npm ci` if the packages are missing or from another lockfile: one line before, one after. If it fails, shows
 * everything that npm wrote and exits.
 */
export const ensureInstalled = () => {
  if (isInstalled()) return;
  const reason = existsSync(join(workspaceRoot, 'node_modules'))
    ? 'the lockfile has changed'
    : 'nothing is installed yet, about a minute';
  console.error(`Installing packages (${reason}) …`);
  const started = performance.now();
  const { status, error, output } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: workspaceRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: NPM_OUTPUT_BYTES,
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error([...(output ?? []), error?.message].filter(Boolean).join('\n'));
    process.exit(status ?? 1);
  }
  console.error(`Packages installed in ${Math.round((performance.now() - started) / 1000)} s`);
  writeFileSync(stampOf(workspaceRoot), lockfileHash(workspaceRoot));
};

/**
 * Whether a version of Node is supported and has the security releases of November 2026, which mend a crash of TLS
 * servers from afar (N20), as `engines` says.
 */
export const isSupportedNode = (version) => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return (major === 22 && minor * 100 + patch >= 2305) || (major === 24 && minor * 100 + patch >= 2203) || major > 24;
};

/** The project's Node: from its own packages, else this one if it is new enough. */
export const projectNode = () => {
  const own = join(workspaceRoot, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  if (isSupportedNode(process.versions.node)) return process.execPath;
  console.error(
    `Node ${process.versions.node} is too old and the project's own Node has no build for ${process.platform}-${process.arch}: install Node 24.22.3.`,
  );
  return process.exit(1);
};

/** The environment in which `node` and the tools are the project's own. */
export const projectEnvironment = () => ({
  ...process.env,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(workspaceRoot, '.cache', 'compiled'),
  PATH: `${join(workspaceRoot, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
});
