import type { Contract, DataOf } from '@pishkhan/contracts';
import { Conflict, Outage } from '@pishkhan/event-store';

/**
 * The broker port: topics of contract events, keyed by stream id, delivered at least once and in order per key. The
 * distributed profile uses Kafka (CloudEvents attributes in headers), the embedded one a durable log.
 */

/** One public event of a service, as other services read it. */
export interface ContractMessage<Type extends string = string, Data = unknown> {
  /** Id of the private event from which it was made. */
  readonly id: string;
  readonly type: Type;
  readonly version: number;
  /** Name of the service that published it. */
  readonly source: string;
  /** Stream of the event: the key for ordering. */
  readonly stream: string;
  readonly revision: number;
  /** Revision of the stream's previously published event, -1 for the first; a consumer detects gaps by it. */
  readonly previousRevision: number;
  readonly recordedAt: string;
  readonly businessDate: string;
  readonly correlationId: string;
  /** Id of the command or event that caused the private event. */
  readonly causationId: string;
  readonly actor: { readonly subject: string; readonly roles: readonly string[]; readonly office?: string };
  readonly data: Data;
}

/** The message of a contract; several contracts give a union. */
export type MessageOf<Heard extends Contract> =
  Heard extends Contract<infer Type> ? ContractMessage<Type, DataOf<Heard>> : never;

export interface Consumer {
  /** Resolves when the current message is handled and its offset saved. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  readonly topics: readonly string[];
  /** Members of one group divide the partitions; each group receives every message. */
  readonly group: string;
  /** Partitions may be handled in parallel, each in order. Otherwise messages are delivered one after the other. */
  readonly sideBySide?: boolean;
  /**
   * The offset is saved after it resolves. It must not throw for a poison message, which the inbox parks. An exception
   * is retried without limit.
   */
  handle(message: ContractMessage, topic: string): Promise<void>;
  /**
   * An adapter may hand over consecutive messages of one partition at once, in order, instead of calling `handle` for
   * each. The offset of the last one is saved after it resolves. After an exception all of them are delivered again.
   */
  handleBatch?(messages: readonly ContractMessage[], topic: string): Promise<void>;
  /** Number of messages that `handleBatch` takes at once at most. */
  readonly largestBatch?: number;
  /** An `Outage` if the broker does not respond. */
  onFault?(error: unknown): void;
}

export interface Messages {
  /** Resolves when every message is durable (acks=all). The order of the array is kept within a key. */
  produce(topic: string, messages: readonly ContractMessage[]): Promise<void>;
  /** @throws TopicBehind if a topic has lost messages that the group has handled */
  consume(options: ConsumeOptions): Promise<Consumer>;
  /** Number of messages of these topics that the group has not handled. */
  behind(group: string, topics: readonly string[]): Promise<number>;
  /** When the oldest of them was recorded; absent if the broker cannot tell. */
  oldestUnhandled?(group: string, topics: readonly string[]): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * A topic ends before a message that a group has handled: it was emptied, made anew, or is another broker's (N1). New
 * messages would be skipped.
 */
export class TopicBehind extends Outage {
  constructor(group: string, { topic, partition, end, handled }: TopicEnd) {
    super(
      `the topic ${topic} ends at offset ${end} in partition ${partition}, but the group ${group} has handled up to ${handled}: messages are missing. ` +
        'Check that it is the right broker (KAFKA_BROKERS, PISHKHAN_DATA). If its messages are lost for ever, restore the whole platform from a backup.',
    );
    this.name = 'TopicBehind';
  }
}

export interface TopicEnd {
  readonly topic: string;
  readonly partition: number;
  /** Offset at which the partition ends. */
  readonly end: bigint | number;
  readonly handled: bigint | number;
}

/** `gas.<service>.v1` */
export const topicOf = (service: string): string => `gas.${service}.v1`;

/** The value that a name must still have for a save to succeed; `undefined`: no stored value. */
export interface Condition {
  readonly name: string;
  readonly value: unknown;
}

/** One name's step from its stored value, `undefined` for none, to the next one. */
export interface Move extends Condition {
  readonly to: unknown;
}

/** Another process has changed a condition of the save; nothing was saved. */
export class CheckpointMovedOn extends Conflict {
  constructor(name: string) {
    super(`${name} was changed by another process`);
    this.name = 'CheckpointMovedOn';
  }
}

/**
 * Small durable values of a relay, an inbox or a process manager, such as its position. JSON values; each save is
 * atomic.
 */
export interface Checkpoints {
  load(name: string): Promise<unknown>;
  /** Values of those names that have one, in one request. */
  loadAll(names: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** Names and values with a prefix. */
  list(prefix: string): Promise<{ name: string; value: unknown }[]>;
  /** @throws CheckpointMovedOn if a condition does not hold, so a late save overwrites nothing. */
  save(entries: readonly { name: string; value: unknown }[], onlyIf?: readonly Condition[]): Promise<void>;
  /**
   * Moves each name on from its own value, in one request. @throws CheckpointMovedOn if a name has another value by
   * now; the others have moved
   */
  moveEach(moves: readonly Move[]): Promise<void>;
  /** Deletes these names. */
  remove(names: readonly string[]): Promise<void>;
}

/** A period in which one replica of a service does a work alone. */
export interface Term {
  /** Conditions for every save of the work: the save fails after another process has taken over, however late it is. */
  readonly fence: readonly Condition[];
  /** False from the moment when another process may have taken over. */
  isHeld(): boolean;
}

export interface Leadership {
  /** Whether the work runs in this process now. */
  readonly leads: boolean;
  /** Ends the work, releases the lease and does not try to acquire it again. */
  stop(): Promise<void>;
}

/** Work that only one process of a service does at a time: following the log. */
export interface Leases {
  /**
   * Runs the work while this process holds the lease. Resolves after the first attempt to acquire it, and if acquired,
   * after the start of the work. A failed start is reported to `onFault` and retried by the next holder.
   */
  lead(
    name: string,
    work: (term: Term) => Promise<{ stop(): Promise<void> }>,
    onFault?: (error: unknown) => void,
  ): Promise<Leadership>;
}

/** For a single process, which always leads; a failed start is thrown. */
export const onlyProcess: Leases = {
  lead: async (_, work) => {
    const running = await work({ fence: [], isHeld: () => true });
    return { leads: true, stop: () => running.stop() };
  },
};
