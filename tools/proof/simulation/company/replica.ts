import type { Clock } from '@pishkhan/calendar';
import { validateContract } from '@pishkhan/contracts';
import {
  startInbox,
  startOwnReactions,
  startRelay,
  type Checkpoints,
  type ContractMessage,
  type Inbox,
  type Leases,
  type Messages,
  type OwnReactions,
} from '@pishkhan/messages';
import { Lost, type Process, type World } from '@pishkhan/simulated-world';
import { eventCatalogueOf, type EventStore, type RecordedEvent } from '@pishkhan/event-store';
import type {
  Injectable,
  MessageReaction,
  OwnReaction,
  Platform,
  ReactionTools,
  ServiceDefinition,
} from '@pishkhan/service-kit';
import { reactionTools, type OwnCause } from '@pishkhan/service-kit/reaction-tools';

/** The environment of a service process. */
export interface Surroundings {
  readonly world: World;
  readonly process: Process;
  readonly eventStore: Pick<EventStore, 'append' | 'readStream' | 'subscribe' | 'remembered'>;
  readonly checkpoints: Checkpoints;
  readonly messages: Pick<Messages, 'produce' | 'consume'>;
  readonly leases: Leases;
  readonly clock: Clock;
  /** Injectables of the service that its reactions use. */
  readonly parts?: readonly object[];
}

/** Plants a bug in a running service, to test whether the checks find it. */
export interface Sabotage {
  readonly around?: (around: Surroundings) => Surroundings;
  readonly service?: (definition: ServiceDefinition) => ServiceDefinition;
  readonly tools?: typeof reactionTools;
}

export type Hosted = Inbox | OwnReactions;

/**
 * The background workers of a service in one process, hosted as in the kit; only one process at a time leads what
 * follows the log.
 */
export const startReplica = (
  definition: ServiceDefinition,
  around: Surroundings,
  toolsOf = reactionTools,
): ReadonlySet<Hosted> => {
  const hosted = new Set<Hosted>();
  const { eventStore: store, leases } = around;
  const { name, publish, deciders, reactions } = definition;
  const catalogue = eventCatalogueOf(deciders);
  let since = Infinity;
  const tools = toolsIn(around, toolsOf);
  const shared = sharedIn(around);
  if (Object.keys(publish).length > 0) {
    const categories = deciders.map(({ category }) => category);
    const relay = { ...shared, store, publish, catalogue, service: name, categories };
    begin(() => leases.lead(`relay/${name}`, (term) => startRelay({ ...relay, term })));
  }
  const own = reactions.filter((reaction): reaction is OwnReaction => 'categories' in reaction);
  if (own.length > 0) {
    const handlers = own.map((each) => ({
      ...each,
      react: (event: RecordedEvent) =>
        each.react(event, tools(each.name, { id: event.id, ...event.metadata }, { event, since })),
    }));
    const managers = {
      ...shared,
      store,
      name,
      catalogue,
      categories: unique(own.flatMap(({ categories }) => categories)),
      reactions: handlers,
    };
    begin(() =>
      leases.lead(`own-reactions/${name}`, async (term) => {
        since = store.remembered?.now() ?? Infinity;
        return shown(hosted, await startOwnReactions({ ...managers, term }));
      }),
    );
  }
  const hearing = reactions.filter((reaction): reaction is MessageReaction => 'topics' in reaction);
  if (hearing.length > 0) {
    const handlers = hearing.map((each) => ({
      ...each,
      react: (message: ContractMessage) => each.react(message, tools(each.name, message)),
    }));
    const inbox = {
      ...shared,
      group: `${name}.reactions`,
      topics: unique(hearing.flatMap(({ topics }) => topics)),
      reactions: handlers,
      validate: validateContract,
    };
    begin(async () => shown(hosted, await startInbox(inbox)));
  }
  return hosted;
};

/** Restarts a process whose start failed. */
export const begun = (start: () => Promise<unknown>): Promise<void> =>
  start().then(
    () => {},
    () => begun(start),
  );
const begin = (start: () => Promise<unknown>): void => void begun(start);

const shown = <Part extends Hosted>(hosted: Set<Hosted>, part: Part): { stop(): Promise<void> } => {
  hosted.add(part);
  return { stop: () => part.stop().finally(() => hosted.delete(part)) };
};

const sharedIn = ({ world, process, checkpoints, messages }: Surroundings) => ({
  checkpoints,
  messages,
  // Some faults count as an outage, which is waited for; others count against the message, which is parked.
  isPassing: (error: Error) => error instanceof Lost && world.happens(0.5),
  saveDue: () => !world.mishap(0.5),
  patience: { attempts: 3, pauseMs: () => 0, wait: () => world.moment(process) },
});

const toolsIn =
  (around: Surroundings, toolsOf: typeof reactionTools) =>
  (reaction: string, cause: Parameters<typeof reactionTools>[2], own?: OwnCause): ReactionTools =>
    toolsOf(platformOf(around), reaction, cause, { find: partsIn(around), ...(own && { own }) });

const partsIn =
  ({ parts = [] }: Surroundings): ReactionTools['find'] =>
  async <Part>(part: Injectable<Part>) => {
    const found = parts.find((each) => each instanceof part);
    if (!found) throw new Error(`the simulated service has no ${part.name}`);
    return found as Part;
  };

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** The part of the platform that the kit's own parts use. */
export const platformOf = ({ eventStore, clock }: Pick<Surroundings, 'eventStore' | 'clock'>): Platform =>
  ({ eventStore, clock, build: 'simulation' }) as Platform;
