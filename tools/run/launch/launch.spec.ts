import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';

/** A workspace without packages, and an `npm` that only records its calls. */
const bareWorkspace = () => {
  const root = mkdtempSync(join(tmpdir(), 'bare-'));
  for (const part of ['launch', 'start.mjs', 'run.mjs'])
    cpSync(join(workspaceRoot, 'tools/run', part), join(root, 'tools/run', part), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'tsconfig.base.json'), '{}');
  mkdirSync(join(root, 'bin'));
  npmDoes(
    root,
    `echo "npm $*" >> "${root}/npm.log"
mkdir -p "${root}/node_modules" && echo '{}' > "${root}/node_modules/.package-lock.json"
echo 'npm warn EBADENGINE Unsupported engine' >&2`,
  );
  return root;
};
const npmDoes = (root: string, script: string) => {
  writeFileSync(join(root, 'bin', 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(root, 'bin', 'npm'), 0o755);
};

describe('starting from a bare machine', () => {
  let root = '';
  const env = () => ({ ...process.env, PATH: `${join(root, 'bin')}${delimiter}${process.env['PATH']}` });
  const npmCalls = () =>
    existsSync(join(root, 'npm.log')) ? readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n') : [];
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'tools/run/run.mjs'), ...args], { env: env(), encoding: 'utf8' });
  beforeEach(() => {
    root = bareWorkspace();
    writeFileSync(join(root, 'say.mjs'), 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('installs once, passes the arguments and returns the exit code of the script', () => {
    const first = run('say.mjs', 'a b', '--json');
    expect([first.status, first.stdout]).toEqual([7, '["a b","--json"]\n']);
    expect(run('say.mjs').status).toBe(7);
    expect(npmCalls()).toEqual(['npm ci --no-audit --no-fund --loglevel=error']);
  });
  it('says in one line that it installs and in one that it has, without the warnings of npm', () => {
    expect(run('say.mjs').stderr).toMatch(/^Installing packages \(nothing .+\) …\nPackages installed in \d+ s\n$/);
    expect(run('say.mjs').stderr).toBe('');
  });
  it('shows everything that npm wrote when the installation fails, and runs nothing', () => {
    npmDoes(root, "echo 'added 3 packages'; echo 'npm error code E404' >&2; exit 5");
    const { status, stdout, stderr } = run('say.mjs');
    expect([status, stdout]).toEqual([5, '']);
    expect(stderr).toMatch(/added 3 packages\n+npm error code E404/);
  });
  it("installs again if the lockfile's content has changed, not only its time", () => {
    run('say.mjs');
    utimesSync(join(root, 'package-lock.json'), new Date(), new Date(Date.now() + 60_000));
    run('say.mjs');
    expect(npmCalls()).toHaveLength(1);
    writeFileSync(join(root, 'package-lock.json'), '{ "changed": true }');
    utimesSync(join(root, 'package-lock.json'), new Date(), new Date(Date.now() + 60_000));
    run('say.mjs');
    expect(npmCalls()).toHaveLength(2);
  });
  it('builds if the sources have changed, and starts the bundle', () => {
    mkdirSync(join(root, 'tools/run/build'), { recursive: true });
    mkdirSync(join(root, 'libs/x'), { recursive: true });
    writeFileSync(join(root, 'libs/x/x.ts'), 'export {};');
    writeFileSync(
      join(root, 'tools/run/build/build.ts'),
      `import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs';
import { sourcesHash } from '../launch/built.mjs';
appendFileSync('build.log', process.argv[2] + '\\n');
for (const project of process.argv.slice(2)) {
  mkdirSync(project + '/dist', { recursive: true });
  writeFileSync(project + '/dist/.sources', sourcesHash());
}
writeFileSync('deploy/embedded/dist/main.mjs', 'console.log("up", process.argv[2])');`,
    );
    const start = () =>
      execFileSync(process.execPath, [join(root, 'tools/run/start.mjs'), '--port=0'], {
        env: env(),
        encoding: 'utf8',
        stdio: 'pipe',
      });
    const builds = () => readFileSync(join(root, 'build.log'), 'utf8').trim().split('\n').length;
    expect([start(), start(), builds()]).toEqual(['up --port=0\n', 'up --port=0\n', 1]);
    writeFileSync(join(root, 'libs/x/x.ts'), 'export const changed = true;');
    expect([start(), builds()]).toEqual(['up --port=0\n', 2]);
  });
  it('passes a signal on and waits for the shutdown', async () => {
    writeFileSync(
      join(root, 'wait.mjs'),
      'process.on("SIGTERM", () => { console.log("closing"); process.exit(0); }); console.log("up"); setInterval(() => {}, 1000);',
    );
    const child = spawn(process.execPath, [join(root, 'tools/run/run.mjs'), 'wait.mjs'], {
      env: env(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += String(chunk);
      if (output === 'up\n') child.kill('SIGTERM');
    });
    const [code] = (await once(child, 'close')) as [number];
    expect([code, output]).toEqual([0, 'up\nclosing\n']);
  });
});
