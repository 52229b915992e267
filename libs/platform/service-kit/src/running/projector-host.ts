import { setTimeout as sleep } from 'node:timers/promises';
import { newestVersion, validateContract } from '@pishkhan/contracts';
import { eventCatalogueOf, type Position } from '@pishkhan/event-store';
import {
  InvalidCursor,
  modelOf,
  page,
  startProjectors,
  type AnyView,
  type Page,
  type View,
  type ViewStatus,
} from '@pishkhan/views';
import type { Model } from 'mongoose';
import type { Platform, ServiceDefinition } from '../definition.ts';
import { behind } from '../http/problem.ts';
import { currentRequest } from '../http/request-context.ts';
import { invalid } from '../http/input/invalid.ts';
import type { Kept, PageRequest } from '../reads/page-request.ts';
import type { HealthPart } from './health/health.ts';
import { lastingFaults } from './health/lasting-faults.ts';
import { workSentences, type FaultLog } from './outages/fault-log.ts';

const PAUSE_MS = 50;
const PATIENCE_MS = 2_000;
const START_PATIENCE_MS = 60_000;

/** Starts the projectors. A fact that cannot be applied stops only its view, and the health part reports it. */
const watchedProjectors = async (
  { name, views, deciders }: ServiceDefinition,
  { eventStore, messages, database, leases, faultPatienceMs }: Platform,
  faultLog: FaultLog,
) => {
  const faults = lastingFaults({ patienceMs: faultPatienceMs });
  const onFault = (err: unknown, view: string, at?: string) => {
    faultLog.report(err, workSentences.view, { view, at });
    faults.note(view, err, at);
  };
  const projectors = await startProjectors({
    views,
    eventStore,
    messages,
    database,
    leases,
    group: name,
    catalogue: eventCatalogueOf(deciders),
    validate: validateContract,
    newestVersion,
    onFault,
  });
  const part: HealthPart = {
    name: 'projectors',
    state: async () => {
      const states = await projectors.status();
      const failing = states.flatMap(({ view, at }) =>
        [faults.lasting(view, at)].flatMap((fault) => (fault ? [{ view, ...fault }] : [])),
      );
      return {
        up: failing.length === 0,
        lag: await projectors.lag(),
        heldStreams: states.reduce((sum, { heldAt }) => sum + heldAt.length, 0),
        faults: states.filter((each) => each.faults > 0).map(faultsOf),
        ...(failing.length > 0 && { failing }),
      };
    },
  };
  return { projectors, part };
};

const faultsOf = ({ view, at, faults, lastPublicFault: lastFault }: ViewStatus) => ({ view, at, faults, lastFault });

/** Runs and reads the service's views. */
export const startProjectorHost = async (definition: ServiceDefinition, platform: Platform, faultLog: FaultLog) => {
  const { projectors, part } = await watchedProjectors(definition, platform, faultLog);
  const { eventStore, database } = platform;
  const { views } = definition;
  const reach = async (view: AnyView, position: Position): Promise<void> => {
    if (!(await projectors.waitFor(view.name, position, PATIENCE_MS))) throw behind(view);
  };
  return {
    part,
    stop: projectors.stop,
    status: projectors.status,
    rebuild: projectors.rebuild,
    pause: () => sleep(PAUSE_MS),
    /** Whether the view has everything up to the position within this time. */
    includes: (view: AnyView, position: Position, ms: number): Promise<boolean> =>
      projectors.waitFor(view.name, position, ms),
    model: <Document extends object>(view: View<Document>): Model<Kept<Document>> => modelOf(database, view),
    /** @throws ProblemException 503 if the view does not reach the request's position in time. */
    upToDate: async (view: AnyView): Promise<void> => {
      const after = currentRequest()?.after;
      if (after) await reach(view, after);
    },
    /** @throws ProblemException 503 if the view does not reach the present head of the log in time. */
    upToHead: async (view: AnyView): Promise<void> => reach(view, await eventStore.head()),
    page: <Document extends object>(
      view: View<Document>,
      { filter, orderBy, descending = false, cursor, limit, keep }: PageRequest<Document>,
    ): Promise<Page<Kept<Document>>> => {
      const sort = orderBy && (descending ? `-${orderBy}` : orderBy);
      return page({
        model: modelOf(database, view),
        filter,
        ...(sort && { sort }),
        cursor,
        limit,
        ...(keep && { keep }),
      }).catch(cursorFault);
    },
    /** Resolves when every view has reached the head that the log had at the call. */
    ready: async (): Promise<void> => {
      const head = await eventStore.head();
      for (const view of views) await projectors.waitFor(view.name, head, START_PATIENCE_MS);
    },
  };
};

const cursorFault = (error: unknown): never => {
  throw error instanceof InvalidCursor
    ? invalid([
        {
          field: 'cursor',
          rule: 'isCursor',
          message: {
            fa: 'نشانگر صفحه نادرست است؛ فهرست را از نو باز کنید',
            en: 'cursor must be the value of `next` of the previous page',
          },
        },
      ])
    : error;
};

export type ProjectorHost = Awaited<ReturnType<typeof startProjectorHost>>;
