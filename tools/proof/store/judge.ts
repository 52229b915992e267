import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chance } from '@pishkhan/data/random';
import { Outage } from '@pishkhan/event-store';
import { examineFolder } from '../../audit/folder/examine-folder.ts';
import { contentOf } from './content.ts';
import { damage, type Damage } from './damage.ts';
import { runUntil } from './platform.ts';

/**
 * `noticed`: the start is refused by a sentence that names a file. `harmless`: it opens and everything is there. What
 * is neither is silent.
 */
export type Verdict = 'noticed' | 'harmless' | 'SILENT' | 'DOCTOR SEES NOTHING' | 'NO SENTENCE';

export interface Round {
  readonly damage: Damage;
  readonly verdict: Verdict;
  readonly sentence: string;
}

export interface Ground {
  /** A folder, and the same some time before. */
  readonly folder: string;
  readonly earlier: string;
  readonly content: string;
}

const doctorSees = (folder: string): boolean => examineFolder(folder).some(({ wrong }) => wrong.length > 0);

const judge = (folder: string, { content }: Ground): { verdict: Verdict; sentence: string } => {
  const sees = doctorSees(folder);
  try {
    return { verdict: contentOf(folder) === content ? 'harmless' : 'SILENT', sentence: '' };
  } catch (error) {
    if (!(error instanceof Outage)) return { verdict: 'NO SENTENCE', sentence: String(error) };
    return { verdict: sees ? 'noticed' : 'DOCTOR SEES NOTHING', sentence: error.message };
  }
};

/** The real platform on the damaged folder: refused by one sentence, without a stack. */
const judgeStart = async (folder: string): Promise<{ verdict: Verdict; sentence: string }> => {
  const { code, said } = await runUntil(folder, { subscribers: 0, words: /^Ready/m, signal: 'SIGKILL' });
  const isSentence = code === 1 && said.trim().split('\n').length <= 2 && said.includes(folder);
  return { verdict: isSentence ? 'noticed' : 'NO SENTENCE', sentence: said.trim() };
};

/** Damages a copy and judges; with `start`, what was noticed is also shown to the real platform. */
export const playRound = async (ground: Ground, chance: Chance, start: boolean): Promise<Round> => {
  const copy = mkdtempSync(join(tmpdir(), 'store-round-'));
  try {
    cpSync(ground.folder, copy, { recursive: true });
    const done = damage(copy, ground.earlier, chance);
    const seen = judge(copy, ground);
    const judged = start && seen.verdict === 'noticed' ? await judgeStart(copy) : seen;
    return { damage: done, ...judged };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
