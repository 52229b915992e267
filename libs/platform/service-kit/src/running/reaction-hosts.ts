import { newestVersion, validateContract } from '@pishkhan/contracts';
import { behindOf, eventCatalogueOf, type Position, type UnknownEvent } from '@pishkhan/event-store';
import {
  dueEvery,
  onlyProcess,
  startInbox,
  startOwnReactions,
  type OwnReactions,
  type OwnReactionsOptions,
  type ParkedStream,
  type Replayed,
} from '@pishkhan/messages';
import type { Logger } from 'pino';
import type { Platform, ServiceDefinition } from '../definition.ts';
import type { MessageReaction, OwnReaction, ReactionTools } from '../commands/reaction.ts';
import type { HealthPart } from './health/health.ts';
import { isOutage } from './health/outage.ts';
import { workSentences, type FaultLog } from './outages/fault-log.ts';
import { reactionTools } from './reaction-tools.ts';

/** Nobody waits for the saved position of a relay or of own reactions. A crash repeats the events of this time. */
export const SAVED_EVERY_MS = 1_000;

/** Where the workers report, and where they find the injectables of the service. */
export interface Surroundings {
  readonly logger: Logger;
  readonly faults: FaultLog;
  readonly find: ReactionTools['find'];
}

/** A worker's place in the own log, or its consumer group; `handled` is absent while another process does the work. */
export type Following = { readonly kind: 'relay' | 'ownReactions' | 'inbox' } & (
  | { readonly categories: readonly string[]; readonly place: string; readonly handled: Position | undefined }
  | { readonly topics: readonly string[]; readonly group: string }
);

/** A background worker of the service. */
export interface Host {
  readonly part: HealthPart;
  /** What it follows, and how far it is. */
  readonly follows?: () => Following;
  /** The streams that it parks. */
  readonly parking?: Parking;
  stop(): Promise<void>;
}

/** Parked streams of one host. */
export interface Parking {
  readonly host: 'inbox' | 'ownReactions' | 'relay' | 'commands';
  parked(): Promise<readonly ParkedStream[]>;
  /** `undefined` if another process of the service does the work. */
  replayParked(stream: string): Promise<Replayed | undefined>;
  /** Messages without a contract in this build and without a reaction: they block nothing. */
  notKnown?(): Promise<readonly UnknownEvent[]>;
}

/** Starts the inbox of the service: reactions to other services' messages. None if there are no such reactions. */
export const startMessageReactions = async (
  { name, reactions }: ServiceDefinition,
  platform: Platform,
  { logger, faults, find }: Surroundings,
): Promise<Host[]> => {
  const hearing = reactions.filter((reaction): reaction is MessageReaction => 'topics' in reaction);
  if (hearing.length === 0) return [];
  const group = `${name}.reactions`;
  const topics = [...new Set(hearing.flatMap((reaction) => reaction.topics))];
  const inbox = await startInbox({
    messages: platform.messages,
    checkpoints: platform.checkpoints,
    group,
    topics,
    reactions: hearing.map((reaction) => ({
      name: reaction.name,
      types: reaction.types,
      react: (message) => reaction.react(message, reactionTools(platform, reaction.name, message, { logger, find })),
    })),
    validate: validateContract,
    newestVersion,
    isPassing: isOutage,
    onFault: (error) => faults.report(error, workSentences.inbox),
  });
  const parking: Parking = {
    host: 'inbox',
    parked: () => inbox.parked(),
    replayParked: (stream) => inbox.replayParked(stream),
    notKnown: () => inbox.notKnown(),
  };
  return [
    {
      part: waitingPart(parking, () => platform.messages.behind(group, topics)),
      parking,
      follows: () => ({ kind: 'inbox', topics, group }),
      stop: () => inbox.stop(),
    },
  ];
};

/** Starts process managers: reactions to the service's own events, in one process at a time. */
export const startEventReactions = async (
  definition: ServiceDefinition,
  platform: Platform,
  { logger, faults, find }: Surroundings,
): Promise<Host[]> => {
  const hearing = definition.reactions.filter((reaction): reaction is OwnReaction => 'categories' in reaction);
  if (hearing.length === 0) return [];
  const { eventStore, leases = onlyProcess } = platform;
  const onFault = (error: unknown) => faults.report(error, workSentences.ownReactions);
  let since = Infinity;
  const options = optionsOf(definition, hearing, platform, { logger, find, since: () => since });
  let own: OwnReactions | undefined;
  const leadership = await leases.lead(
    'own-reactions',
    async (term) => {
      since = eventStore.remembered?.now() ?? Infinity;
      return (own = await startOwnReactions({ ...options, term, saveDue: dueEvery(SAVED_EVERY_MS), onFault }));
    },
    onFault,
  );
  const leading = (): OwnReactions | undefined => (leadership.leads ? own : undefined);
  const parking: Parking = {
    host: 'ownReactions',
    parked: async () => (await leading()?.parked()) ?? [],
    replayParked: async (stream) => leading()?.replayParked(stream),
  };
  const behind = async () => (leading() ? behindOf(eventStore, options.categories, leading()!.handled) : 0);
  const follows = (): Following => ({
    kind: 'ownReactions',
    categories: options.categories,
    place: `own-reactions/${definition.name}/position`,
    handled: leading()?.handled,
  });
  return [{ part: waitingPart(parking, behind), parking, follows, stop: () => leadership.stop() }];
};

const optionsOf = (
  { name, deciders }: ServiceDefinition,
  hearing: readonly OwnReaction[],
  platform: Platform,
  { logger, find, since }: Pick<Surroundings, 'logger' | 'find'> & { since(): number },
): OwnReactionsOptions => ({
  store: platform.eventStore,
  stored: platform.eventStore,
  checkpoints: platform.checkpoints,
  name,
  catalogue: eventCatalogueOf(deciders),
  categories: [...new Set(hearing.flatMap(({ categories }) => categories))],
  isPassing: isOutage,
  reactions: hearing.map((reaction) => ({
    name: reaction.name,
    types: reaction.types,
    categories: reaction.categories,
    alsoStored: reaction.alsoStored ?? false,
    react: (event) =>
      reaction.react(
        event,
        reactionTools(
          platform,
          reaction.name,
          { id: event.id, ...event.metadata },
          { logger, find, own: { event, since: since() } },
        ),
      ),
  })),
});

/** A parked stream needs a person, but the service continues for all other streams. */
const waitingPart = ({ host, parked }: Parking, behind: () => Promise<number>): HealthPart => ({
  name: host,
  state: async () => {
    const streams = await parked();
    return {
      up: true,
      behind: await behind(),
      parked: streams.length,
      ...(streams.length > 0 && { streams: streams.slice(0, 20) }),
    };
  },
});
