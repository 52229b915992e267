import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, jest } from '@jest/globals';
import { scripted } from './scripted-server.builders.ts';
import type { Unread } from './unread-appends.builders.ts';

jest.setTimeout(60_000);

const DEADLINE_MS = 8000;
const NODE = ['--expose-gc', '--disable-warning=ExperimentalWarning'];

it('15.2: 10,000 appends at a server that reads nothing keep at most 32 MiB, and each settles by its deadline + 1 s', () =>
  scripted({ reads: false }, async ({ connectionString }) => {
    const words = [
      ...NODE,
      join(import.meta.dirname, 'unread-appends.builders.ts'),
      connectionString,
      `${DEADLINE_MS}`,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    const { mostMiB, outcomes, longestMs, timerMs } = JSON.parse(stdout) as Unread;
    expect(outcomes).toEqual({ EventStoreUnreachable: 10_000 });
    expect(mostMiB).toBeLessThan(32);
    expect(longestMs).toBeLessThan(timerMs + 1000);
  }));
