import type { Logger } from 'pino';
import type { Platform } from '../../definition.ts';
import { FaultLog, type Watches } from './fault-log.ts';
import { PartWatch } from './part-watch.ts';
import { RefusalWatch } from './refusal-watch.ts';
import { watchedPlatform } from './watched-platform.ts';

const watchesOf = ({ eventStore, messages, checkpoints, database }: Platform, logger: Logger): Watches => ({
  eventStore: new PartWatch(
    {
      name: 'event store',
      kinds: ['appends', 'reads'],
      probe: async () => [await eventStore.checkWritable?.(), await eventStore.head()],
    },
    logger,
  ),
  broker: new PartWatch(
    { name: 'broker', kinds: ['sends', 'reads'], probe: () => messages.behind('health', []) },
    logger,
  ),
  database: new PartWatch(
    {
      name: 'database',
      kinds: ['writes', 'reads'],
      probe: async () => [await database.db!.admin().ping(), await checkpoints.load('health')],
    },
    logger,
  ),
  refusals: new RefusalWatch(logger),
  noted: new WeakSet(),
});

export interface Watched {
  /** For all work of the service. */
  readonly platform: Platform;
  readonly unwatched: Platform;
  /** For every fault of the service. */
  readonly faults: FaultLog;
  /** From now on no call is an outage: the parts are being closed. */
  stop(): void;
}

/** Watches the parts of a service. */
export const watchOutages = (platform: Platform, logger: Logger): Watched => {
  const watches = watchesOf(platform, logger);
  return {
    platform: watchedPlatform(platform, watches),
    unwatched: platform,
    faults: new FaultLog(logger, watches),
    stop: () => {
      for (const watch of [watches.eventStore, watches.broker, watches.database, watches.refusals]) watch.stop();
    },
  };
};
