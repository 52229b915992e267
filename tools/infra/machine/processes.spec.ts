import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, isAlive, launch, nap, signal } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'processes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const startNode = (name: string, script: string) =>
  launch({ file: process.execPath, args: ['-e', script], environment: { WORD: name } }, { name, address: '', log: join(folder, 'logs', name) });

const said = async (name: string) => {
  for (let left = 200; left > 0 && readFileSync(join(folder, 'logs', name), 'utf8') === ''; left--) await nap(50);
  return readFileSync(join(folder, 'logs', name), 'utf8').trim();
};

describe('a process of ours', () => {
  it('writes to its log and ends when asked', async () => {
    const running = startNode('gentle', 'console.log(process.env.WORD); setInterval(() => {}, 1000)');
    expect(await said('gentle')).toBe('gentle');
    expect(isAlive(running)).toBe(true);
    expect(await end(running)).toBe('ended');
    expect(isAlive(running)).toBe(false);
    expect(await end(running)).toBe('had ended');
  }, 60_000);
  it('is killed when it does not listen', async () => {
    const running = startNode('deaf', "process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000)");
    await said('deaf');
    expect(await end(running, 200)).toBe('killed');
  }, 60_000);
  it('is never mistaken for another one with its id', () => {
    const other = { name: 'other', address: '', log: '', pid: process.pid, began: 'Sat Jan  1 00:00:00 2000' };
    expect(isAlive(other)).toBe(false);
    expect(() => signal(other, 'SIGKILL')).not.toThrow();
  });
});
