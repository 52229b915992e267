import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../../check/source/files.ts';
import { proofs } from './proofs.ts';
import { addRow, type Row } from './results.ts';

const row: Row = {
  date: '2026-11-28',
  commit: 'abc1234',
  machine: '2 cores',
  proof: 'simulation',
  words: '--seeds 10',
  seed: '1',
  counts: 'a | b',
  outcome: 'holds',
  minutes: '0.1',
};

describe('a long run', () => {
  let root = '';
  beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'proof-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  it('adds a line to the table, which begins with its head', () => {
    const file = join(root, addRow(row, root));
    addRow({ ...row, outcome: 'FAILS' }, root);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('# Results of long runs');
    expect(lines.slice(-2)).toEqual([
      '| 2026-11-28 | abc1234 | 2 cores | simulation | --seeds 10 | 1 | a \\| b | holds | 0.1 |',
      '| 2026-11-28 | abc1234 | 2 cores | simulation | --seeds 10 | 1 | a \\| b | FAILS | 0.1 |',
    ]);
  });
  it.each(Object.entries(proofs))('%s is a program of the repository', (_, { program }) =>
    expect(existsSync(join(workspaceRoot, program))).toBe(true),
  );
  it.each([
    ['simulation', 'seeds 1,000, failing seeds 0, events 5, crashes 1,234, lost requests 7', 'crashes 1,234'],
    ['chaos', 'SIGKILL by target             20: service 16\n\n27 passed, 0 failed', '20 kills; 27 passed, 0 failed'],
    ['conformance', 'The contracts of messages, wire hold on real servers.', 'messages, wire hold'],
    ['store', '1000 rounds: 800 noticed, 200 harmless, 0 silent, 0 failed', '800 noticed, 200 harmless, 0 silent'],
    ['personal-numbers', '60 persons seeded, 420 values, 0 found', '420 values, 0 found'],
    ['fuzz', 'metering fa: 30 requests, x\n120 requests, 0 of 8 runs failed', '120 requests, 0 of 8 runs failed'],
    ['duties', '9 interleavings: 36 proposals, 0 violations', '9 interleavings: 36 proposals, 0 violations'],
    ['matrix', 'en: 9 endpoints, 30 requests, 0 leaks', 'en: 9 endpoints, 30 requests, 0 leaks'],
    ['launchers', '\n16 passed, 0 failed', '16 passed, 0 failed'],
  ])('%s says what it counted', (name, output, counts) => expect(proofs[name]!.counts(output)).toContain(counts));
});
