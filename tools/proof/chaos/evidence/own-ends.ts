import { existsSync, readFileSync } from 'node:fs';

const LAST_WORDS = /^(?:[\w-]+) (cannot start|cannot go on|has a dead consumer|did not end in time): (.{0,90})/gm;

/** Causes of process ends without a kill: their last log lines, with counts. */
export const ownEnds = (logs: readonly string[]): Readonly<Record<string, number>> => {
  const reasons: Record<string, number> = {};
  for (const log of logs.filter(existsSync)) {
    for (const [, what, why] of readFileSync(log, 'utf8').matchAll(LAST_WORDS)) {
      const reason = `${what}: ${why!.replace(/\d{4,}/g, '…')}`;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
  }
  return reasons;
};
