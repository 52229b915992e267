import { behindOf, EventNotKnown, eventCatalogueOf, formatPosition } from '@pishkhan/event-store';
import { dueEvery, onlyProcess, startRelay, type Relay } from '@pishkhan/messages';
import type { Platform, ServiceDefinition } from '../definition.ts';
import type { HealthPart } from './health/health.ts';
import { lastingFaults } from './health/lasting-faults.ts';
import { storePart } from './health/store-part.ts';
import { askedAtStart } from './health/history-seen.ts';
import { workSentences, type FaultLog } from './outages/fault-log.ts';
import type { Watched } from './outages/outages.ts';
import { startProjectorHost } from './projector-host.ts';
import {
  SAVED_EVERY_MS,
  startEventReactions,
  startMessageReactions,
  type Following,
  type Host,
  type Parking,
  type Surroundings,
} from './reaction-hosts.ts';

/** Starts all background workers of a service: projectors, relay, inbox, reactions. */
export const startHosts = async (
  definition: ServiceDefinition,
  { platform, unwatched, faults }: Watched,
  { logger, find }: Pick<Surroundings, 'logger' | 'find'>,
  historySeen: () => Promise<void>,
) => {
  await askedAtStart(historySeen);
  const projectors = await startProjectorHost(definition, platform, faults);
  const hosts: Host[] = [projectors];
  const stop = async () => {
    for (const host of hosts.toReversed()) await host.stop();
  };
  try {
    hosts.push(...(await startPublishing(definition, platform, faults)));
    hosts.push(...(await startEventReactions(definition, platform, { logger, faults, find })));
    hosts.push(...(await startMessageReactions(definition, platform, { logger, faults, find })));
  } catch (error) {
    await stop();
    throw error;
  }
  const store = storePart(unwatched.eventStore, categoriesOf(definition), faults);
  // A refusal is logged from the start, whether or not anything calls the store.
  store.state().catch(() => {});
  const wholeState = async () => {
    const state = await store.state();
    await historySeen();
    return state;
  };
  return {
    projectors,
    parkings: hosts.flatMap(({ parking }) => parking ?? []),
    following: () => hosts.flatMap(({ follows }) => follows?.() ?? []),
    parts: [{ ...store, state: () => wholeState() }, ...backing(unwatched), ...hosts.map(({ part }) => part)],
    stop,
  };
};

const categoriesOf = ({ deciders }: ServiceDefinition): string[] => deciders.map(({ category }) => category);

/** Health asks the parts themselves, so that its questions do not count as calls that waited. */
const backing = ({ messages, database, checkpoints }: Platform): HealthPart[] => [
  {
    name: 'broker',
    state: async () => {
      await messages.behind('health', []);
      return { up: true };
    },
  },
  {
    name: 'progress',
    state: async () => {
      await checkpoints.load('health');
      return { up: true };
    },
  },
  { name: 'database', state: async () => ({ up: (await database.db!.admin().ping()).ok === 1 }) },
];

/** Starts the relay; only one process of the service runs it at a time. */
const startPublishing = async (
  definition: ServiceDefinition,
  { eventStore, messages, checkpoints, faultPatienceMs, leases = onlyProcess }: Platform,
  faultLog: FaultLog,
): Promise<Host[]> => {
  const { name, deciders, publish, publishedSince = [] } = definition;
  if (Object.keys(publish).length === 0) return [];
  const categories = categoriesOf(definition);
  const faults = lastingFaults({ patienceMs: faultPatienceMs });
  let relay: Relay | undefined;
  const onFault = (err: unknown) => {
    const at = relay && formatPosition(relay.handled);
    faultLog.report(err, workSentences.relay, { at });
    faults.note('relay', err, at);
  };
  const leadership = await leases.lead(
    'relay',
    async (term) =>
      (relay = await startRelay({
        store: eventStore,
        messages,
        checkpoints,
        service: name,
        publish,
        publishedSince: { categories: publishedSince, store: eventStore },
        categories,
        catalogue: eventCatalogueOf(deciders),
        term,
        saveDue: dueEvery(SAVED_EVERY_MS),
        onFault,
      })),
    onFault,
  );
  const leading = () => (leadership.leads ? relay : undefined);
  const state = async () => {
    if (!relay || !leadership.leads) return { up: true, leads: false };
    const failing = faults.lasting('relay', formatPosition(relay.handled));
    return {
      up: failing === undefined,
      leads: true,
      behind: await behindOf(eventStore, categories, relay.handled),
      parked: relay.held.length,
      ...(failing && { failing }),
    };
  };
  const follows = (): Following => ({
    kind: 'relay',
    categories,
    place: `relay/${name}/position`,
    handled: leading()?.handled,
  });
  const parking = relayParking(eventStore, leading);
  return [{ part: { name: 'relay', state }, parking, follows, stop: () => leadership.stop() }];
};

/** The relay parks streams only for a newer release: starting that release publishes them, a replay cannot. */
const relayParking = (eventStore: Platform['eventStore'], leading: () => Relay | undefined): Parking => ({
  host: 'relay',
  parked: () =>
    Promise.all(
      (leading()?.held ?? []).map(async (notKnown) => ({
        stream: notKnown.stream,
        revision: notKnown.revision,
        reason: String(new EventNotKnown(notKnown)),
        waiting: (await eventStore.readStream(notKnown.stream, notKnown.revision + 1)).length,
        notKnown,
      })),
    ),
  replayParked: async (stream) => {
    const held = leading()?.held.find((each) => each.stream === stream);
    return held && { handled: 0, fault: new EventNotKnown(held) };
  },
});
