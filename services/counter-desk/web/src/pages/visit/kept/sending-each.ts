import { ConnectionLost, ProblemError } from '../../../api/problem.ts';
import type { Kept, KeptVisit } from './kept-visit.ts';
import { isWaiting, sendVisit, type CaseDesk } from './sending.ts';

/** The next visit would fare no better. */
const isForAll = (error: unknown): boolean =>
  error instanceof ConnectionLost ||
  (error instanceof ProblemError && (error.isPassing || error.problem.status === 401));

const sendOne = async (kept: Kept, keep: (known: Kept, next: KeptVisit) => Promise<void>, desk: CaseDesk) => {
  if (!isWaiting(kept.visit)) return;
  let known = kept;
  const note = async (visit: KeptVisit): Promise<void> => {
    await keep(known, visit);
    known = { ...known, visit };
  };
  await note(await sendVisit(kept.visit, desk, { note, now: Date.now }));
};

/**
 * Sends what waits, one after another, each as it is kept at that moment: while one is sent, the expert may change the
 * next. One that a service fails to record holds up no other.
 *
 * @param visits What is kept now
 * @throws ConnectionLost or ProblemError if nothing can be sent now
 */
export const sendEach = async (
  visits: () => Promise<readonly Kept[]>,
  keep: (known: Kept, next: KeptVisit) => Promise<void>,
  desk: CaseDesk,
): Promise<void> => {
  for (const { taking, name } of await visits()) {
    const present = (await visits()).find((kept) => kept.taking === taking && kept.name === name);
    try {
      if (present) await sendOne(present, keep, desk);
    } catch (error) {
      if (isForAll(error)) throw error;
    }
  }
};
