import { InOrder, type Replayed } from './in-order.ts';
import type { ParkedStream } from './parking.ts';
import { PATIENCE, Poison, type Patience } from './patience.ts';
import type { Checkpoints, ContractMessage, Messages } from '../port.ts';

export interface MessageHandler {
  /** Sentence of the reaction; in faults and logs. */
  readonly name: string;
  /** Contract types that it hears. */
  readonly types: readonly string[];
  /** At least once: its effects must be harmless when repeated. */
  react(message: ContractMessage): Promise<void>;
}

export interface InboxOptions {
  readonly messages: Pick<Messages, 'consume'>;
  readonly checkpoints: Checkpoints;
  readonly group: string;
  readonly topics: readonly string[];
  readonly reactions: readonly MessageHandler[];
  /** What is wrong with the data of a message that some reaction hears; none when it keeps its contract. */
  validate?(type: string, version: number, data: unknown): readonly string[];
  readonly patience?: Patience;
  /** What says nothing of the message: store, broker or database are away. It waits for them and is never parked. */
  isPassing?(error: Error): boolean;
  onFault?(error: unknown): void;
}

export interface Inbox {
  /** Streams that stand still, as `<source>/<stream>`. */
  parked(): Promise<ParkedStream[]>;
  /** Handles what is parked of one stream, named as in `parked()`. */
  replayParked(stream: string): Promise<Replayed>;
  stop(): Promise<void>;
}

const arrivalOf = (message: ContractMessage) => ({
  stream: `${message.source}/${message.stream}`,
  revision: message.revision,
  previous: message.previousRevision,
  item: message,
});

/**
 * Takes other services' messages once per (group, stream) and in order: what came before is dropped, a gap is thrown
 * back to the broker, a message that cannot be handled parks its stream. The last revision is saved after the
 * reactions.
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
  const inOrder = new InOrder<ContractMessage>({
    checkpoints,
    patience,
    isPassing,
    onFault,
    owner: `inbox/${group}`,
    remember: true,
    handle: (message) => react(options, message),
    stored: (message) => message,
    arrivalOf: (stored) => arrivalOf(stored as ContractMessage),
  });
  const consumer = await messages.consume({
    topics,
    group,
    onFault,
    sideBySide: true,
    handle: async (message) => void (await inOrder.arrive(arrivalOf(message))),
  });
  return {
    parked: () => inOrder.parked(),
    replayParked: (stream) => inOrder.replay(stream),
    stop: () => consumer.stop(),
  };
};

const react = async ({ reactions, validate }: InboxOptions, message: ContractMessage): Promise<void> => {
  const hearing = reactions.filter(({ types }) => types.includes(message.type));
  if (hearing.length === 0) return;
  const wrong = validate?.(message.type, message.version, message.data) ?? [];
  if (wrong.length > 0)
    throw new Poison(`${message.type}.v${message.version} is against its contract: ${wrong.join('; ')}`);
  for (const reaction of hearing) await reaction.react(message);
};
