import { openEmbeddedEventStore } from '@pishkhan/event-store';
import type { StoredPlace } from './log-content.ts';

/** Streams of erasures of subscribers, of which the other services hear by messages, and of applicants. */
const erasures = ['erasure-', 'applicant-erasure-'];
/** Reports, which the restored services make again. */
const reports = ['ErasedIn', 'ApplicantErased'];

/**
 * What was erased stays erased: appends the requests and decisions that a backup lacks, so that the next start follows
 * them (A6). Reports of services are not appended, because the restored services have the persons again.
 *
 * @returns Number of events
 */
export const repeatErasures = async (
  from: string,
  to: string,
  lost: { readonly isContinuation: boolean; readonly events: readonly StoredPlace[] } | undefined,
): Promise<number> => {
  const streams = lost?.isContinuation ? lost.events.map(({ stream }) => stream) : [];
  const lostErasures = [...new Set(streams)].filter((stream) => erasures.some((each) => stream.startsWith(each)));
  if (lostErasures.length === 0) return 0;
  const former = openEmbeddedEventStore({ file: from, readOnly: true });
  const restored = openEmbeddedEventStore({ file: to });
  let count = 0;
  try {
    for (const stream of lostErasures) {
      const known = (await restored.readStream(stream)).length;
      const missing = (await former.readStream(stream, known)).filter(({ type }) => !reports.includes(type));
      if (missing.length === 0) continue;
      const again = missing.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
      await restored.append(stream, known === 0 ? 'NoStream' : known - 1, again);
      count += again.length;
    }
  } finally {
    await former.close();
    await restored.close();
  }
  return count;
};
