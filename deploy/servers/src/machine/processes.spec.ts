import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@pishkhan/testing/eventually';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, signal } from './processes.ts';
import { isAlive, type Running } from './running.ts';

const byPs = (pid: number): string =>
  spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).stdout.trim();
const endOf = (running: Running): Promise<boolean> => eventually(() => !isAlive(running));

describe('a process started here', () => {
  let folder = '';
  let running: Running;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'processes-'));
    running = launch(
      { file: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] },
      { name: 'sleeper', address: '', log: join(folder, 'log') },
    );
  });
  afterEach(() => {
    signal(running, 'SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('is alive until it ends, also while it is stopped', async () => {
    signal(running, 'SIGSTOP');
    expect(isAlive(running)).toBe(true);
    signal(running, 'SIGKILL');
    expect(await endOf(running)).toBe(true);
  });

  it('is identified by its start time: another one with its id is not taken for it, and one recorded from ps is still recognised', () => {
    expect(isAlive({ ...running, began: 'tick 1 of another boot' })).toBe(false);
    expect(isAlive({ ...running, began: byPs(running.pid) })).toBe(true);
    expect(isAlive({ ...running, began: 'Wed Nov 25 15:40:28 1999' })).toBe(false);
  });
});
