import { EventNotKnown, type UnknownEvent } from '@pishkhan/event-store';
import { gathered } from './gathered.ts';
import { GapInStream } from './in-order/arrival.ts';
import { InOrder } from './in-order/in-order.ts';
import type { ParkedStream } from './in-order/parking.ts';
import type { Replayed } from './in-order/replaying.ts';
import { PATIENCE, Poison, type Patience } from './patience.ts';
import type { Checkpoints, ContractMessage, Messages } from '../port.ts';

export interface MessageHandler {
  /** Name of the reaction as a sentence, for faults and logs. */
  readonly name: string;
  /** Contract types that it handles. */
  readonly types: readonly string[];
  /** Called at least once: its effects must be idempotent. */
  react(message: ContractMessage): Promise<void>;
}

export interface InboxOptions {
  readonly messages: Pick<Messages, 'consume'>;
  readonly checkpoints: Checkpoints;
  readonly group: string;
  readonly topics: readonly string[];
  readonly reactions: readonly MessageHandler[];
  /** Returns the contract violations of a message that some reaction handles; empty if there are none. */
  validate?(type: string, version: number, data: unknown): readonly string[];
  /** Highest version of a contract type in this build; undefined for an unknown type. */
  newestVersion?(type: string): number | undefined;
  readonly patience?: Patience;
  /**
   * Whether an error is an infrastructure fault (store, broker or database unavailable). The message waits and is never
   * parked.
   */
  isPassing?(error: Error): boolean;
  onFault?(error: unknown): void;
}

export interface Inbox {
  /** Parked streams, as `<source>/<stream>`. */
  parked(): Promise<ParkedStream[]>;
  /** Handles the parked messages of one stream, named as in `parked()`. */
  replayParked(stream: string): Promise<Replayed>;
  /** The first message of each type and version without a contract in this build and without a reaction. */
  notKnown(): Promise<UnknownEvent[]>;
  stop(): Promise<void>;
}

const arrivalOf = (message: ContractMessage) => ({
  stream: `${message.source}/${message.stream}`,
  revision: message.revision,
  previous: message.previousRevision,
  item: message,
});

/** Each message may be a command, and a stopping process waits for the batch. */
const LARGEST_BATCH = 50;

/**
 * Handles other services' messages once per (group, stream) and in order: drops repetitions, returns a message after a
 * gap to the broker, and parks the stream of a message that fails. Streams of all partitions that arrive together are
 * handled side by side; their last revisions are saved together after the reactions. A higher version of a type with a
 * reaction also parks the stream, until a build has the version. A message without contract and reaction is only
 * recorded, once for each type and version.
 */
export const startInbox = async (options: InboxOptions): Promise<Inbox> => {
  const {
    messages,
    checkpoints,
    group,
    topics,
    patience = PATIENCE,
    isPassing = () => false,
    onFault = () => {},
  } = options;
  const strangers = strangersOf(options);
  const inOrder = new InOrder<ContractMessage>({
    checkpoints,
    patience,
    isPassing,
    onFault,
    owner: `inbox/${group}`,
    remember: true,
    handle: (message) => react(options, message, strangers),
    stored: (message) => message,
    arrivalOf: (stored) => arrivalOf(stored as ContractMessage),
  });
  const handleBatch = gathered<ContractMessage>(async (batch) => void (await inOrder.arriveAll(batch.map(arrivalOf))), {
    isPassing: (error) => error instanceof GapInStream || (error instanceof Error && isPassing(error)),
    most: LARGEST_BATCH,
  });
  const consumer = await messages.consume({
    topics,
    group,
    onFault,
    sideBySide: true,
    handle: (message) => handleBatch([message]),
    handleBatch,
    largestBatch: LARGEST_BATCH,
  });
  const stopResuming = inOrder.startResuming();
  return {
    notKnown: strangers.list,
    parked: () => inOrder.parked(),
    replayParked: (stream) => inOrder.replay(stream),
    stop: async () => {
      await consumer.stop();
      await stopResuming();
    },
  };
};

const react = async (
  { reactions, validate, newestVersion }: InboxOptions,
  message: ContractMessage,
  strangers: Strangers,
): Promise<void> => {
  const { type, version, data } = message;
  const hearing = reactions.filter(({ types }) => types.includes(type));
  const isStrange = newestVersion !== undefined && version > (newestVersion(type) ?? 0);
  if (isStrange && hearing.length > 0) throw new EventNotKnown(strangerOf(message));
  if (isStrange) await strangers.note(message);
  if (hearing.length === 0) return;
  const wrong = validate?.(type, version, data) ?? [];
  if (wrong.length > 0) throw new Poison(`${type}.v${version} violates its contract: ${wrong.join('; ')}`);
  for (const reaction of hearing) await reaction.react(message);
};

const strangerOf = ({ source, stream, revision, type, version }: ContractMessage): UnknownEvent => ({
  stream: `${source}/${stream}`,
  revision,
  type,
  schemaVersion: version,
});

type Strangers = ReturnType<typeof strangersOf>;

/** Messages without a contract in this build, one of each type and version. */
const strangersOf = ({ checkpoints, group, newestVersion }: InboxOptions) => {
  const prefix = `inbox/${group}/unknown/`;
  const noted = new Set<string>();
  return {
    note: async (message: ContractMessage): Promise<void> => {
      const name = `${prefix}${message.source}/${encodeURIComponent(message.type)}.v${message.version}`;
      if (noted.has(name)) return;
      if ((await checkpoints.load(name)) === undefined)
        await checkpoints.save([{ name, value: strangerOf(message) }], [{ name, value: undefined }]);
      noted.add(name);
    },
    list: async (): Promise<UnknownEvent[]> =>
      (await checkpoints.list(prefix))
        .map(({ value }) => value as UnknownEvent)
        .filter(({ type, schemaVersion }) => schemaVersion > (newestVersion?.(type) ?? 0)),
  };
};
