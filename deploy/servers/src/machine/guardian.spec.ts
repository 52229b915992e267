import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@pishkhan/testing/eventually';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signal } from './processes.ts';
import { beginningOf, isAlive, type Running } from './running.ts';
import { readRunning } from './running-file.ts';

const machine = import.meta.dirname;
const LIMIT_MS = 15_000;

/** Starts two servers, one of which may ignore SIGTERM, reports it, and then runs the given code. */
const launcher = (then: string): string => `
import { launch } from ${JSON.stringify(join(machine, 'processes.ts'))};
import { leaveRunning } from ${JSON.stringify(join(machine, 'guardian.ts'))};
import { noteRunning } from ${JSON.stringify(join(machine, 'running-file.ts'))};
const folder = process.argv[2];
const servers = { first: '', second: process.argv[3] ?? '' };
for (const [name, habit] of Object.entries(servers)) {
  const args = ['-e', habit + 'setInterval(() => {}, 1000)'];
  noteRunning(folder, launch({ file: process.execPath, args }, { name, address: '', log: folder + '/' + name + '.log' }));
}
console.log('up');
${then}`;
const STUBBORN = 'process.on("SIGTERM", () => {});';
const WAITS = 'setInterval(() => {}, 1000);';

describe('servers of a launcher', () => {
  let folder = '';
  let child: ChildProcess;
  const start = async (then: string, { through = [] as readonly string[], second = '' } = {}): Promise<Running[]> => {
    const program = join(folder, 'launcher.ts');
    writeFileSync(program, launcher(then));
    child = spawn(process.execPath, [...through, program, folder, second], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout!, 'data');
    return readRunning(folder);
  };
  const allEnd = (running: readonly Running[]): Promise<void> =>
    eventually(() => expect(running.filter(isAlive).map(({ name }) => name)).toEqual([]), LIMIT_MS);
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'guardian-'))));
  afterEach(() => {
    for (const running of readRunning(folder)) signal(running, 'SIGKILL');
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)('end when it dies of %s', async (name) => {
    const running = await start(WAITS);
    expect(running).toHaveLength(2);
    child.kill(name);
    await allEnd(running);
  });

  it('end by SIGKILL when they ignore SIGTERM', async () => {
    const running = await start(WAITS, { second: STUBBORN });
    child.kill('SIGKILL');
    await allEnd(running);
  });

  it('end together with the launcher if a script of ours through which it was started is killed', async () => {
    mkdirSync(join(folder, 'tools', 'run'), { recursive: true });
    const outer = join(folder, 'tools', 'run', 'outer.mjs');
    writeFileSync(
      outer,
      `import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const child = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
writeFileSync(${JSON.stringify(join(folder, 'launcher.pid'))}, String(child.pid));`,
    );
    const running = await start(WAITS, { through: [outer] });
    const pid = Number(readFileSync(join(folder, 'launcher.pid'), 'utf8'));
    const inner = { name: 'launcher', address: '', log: '', pid, began: beginningOf(pid) };
    expect(isAlive(inner)).toBe(true);
    child.kill('SIGKILL');
    await allEnd([...running, inner]);
  });

  it('keep running if the launcher requests it before its end', async () => {
    const running = await start('leaveRunning(); ');
    await once(child, 'exit');
    await sleep(1000);
    expect(running.filter(isAlive).map(({ name }) => name)).toEqual(['first', 'second']);
  });
});
