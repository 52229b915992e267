import { storeRefusalIn, type EventStore } from '@pishkhan/event-store';
import type { FaultLog } from '../outages/fault-log.ts';
import type { HealthPart, PartState } from './health.ts';

interface StorePart extends HealthPart {
  state(): Promise<PartState>;
}

/**
 * The event store: it responds, its file can be written, it gives the service's user the rights to append, read and
 * follow, and no follower waits for the end of a refusal.
 */
export const storePart = (
  eventStore: Pick<EventStore, 'head' | 'checkRights' | 'checkWritable'>,
  categories: readonly string[],
  faults: Pick<FaultLog, 'report' | 'rightsConfirmed' | 'refusalWaitedFor'>,
): StorePart => {
  let refused = false;
  const checkRights = async () => {
    try {
      await eventStore.checkRights?.(categories);
    } catch (error) {
      if (storeRefusalIn(error)) {
        refused = true;
        faults.report(error, 'the event store refuses');
      }
      throw error;
    }
    if (refused) faults.rightsConfirmed();
    refused = false;
  };
  return {
    name: 'store',
    state: async () => {
      await checkRights();
      await eventStore.checkWritable?.();
      if (faults.refusalWaitedFor) throw faults.refusalWaitedFor;
      return { up: true, head: String((await eventStore.head()).commit) };
    },
  };
};
