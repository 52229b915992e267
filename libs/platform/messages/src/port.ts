import type { Contract, DataOf } from '@pishkhan/contracts';

/**
 * The broker as the rest of the platform sees it: topics of contract events, keyed by stream id, at least once, in
 * order per key. Kafka stands behind it in the distributed profile (CloudEvents attributes in headers), a durable log
 * in the embedded one.
 */

/** One public event of a service, as other services read it. */
export interface ContractMessage<Type extends string = string, Data = unknown> {
  /** Id of the private event it was made from. */
  readonly id: string;
  readonly type: Type;
  readonly version: number;
  /** Name of the service that published it. */
  readonly source: string;
  /** Stream of the event: the key that order is kept by. */
  readonly stream: string;
  readonly revision: number;
  /** Revision of the stream's event published before this one, -1 for the first: a consumer sees a gap by it. */
  readonly previousRevision: number;
  readonly recordedAt: string;
  readonly businessDate: string;
  readonly correlationId: string;
  /** The command or event behind the private event. */
  readonly causationId: string;
  readonly actor: { readonly subject: string; readonly roles: readonly string[]; readonly office?: string };
  readonly data: Data;
}

/** The message of a contract; several contracts give a union. */
export type MessageOf<Heard extends Contract> =
  Heard extends Contract<infer Type> ? ContractMessage<Type, DataOf<Heard>> : never;

export interface Consumer {
  /** Resolves when the message in progress is done and its offset is saved. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  readonly topics: readonly string[];
  /** Members of one group share the partitions; each group has every message. */
  readonly group: string;
  /**
   * Partitions may be handled at the same time, each in order. Otherwise a consumer is handed one message after the
   * other.
   */
  readonly sideBySide?: boolean;
  /**
   * The offset is saved after it resolves. Must not throw for a poison message: the inbox parks it. A throw is retried
   * for ever.
   */
  handle(message: ContractMessage, topic: string): Promise<void>;
  onFault?(error: unknown): void;
}

export interface Messages {
  /** Resolves when every message is durable (acks=all). Order of the array is the order within a key. */
  produce(topic: string, messages: readonly ContractMessage[]): Promise<void>;
  consume(options: ConsumeOptions): Promise<Consumer>;
  /** Messages of these topics that the group has not handled yet. */
  behind(group: string, topics: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

/** `gas.<service>.v1` */
export const topicOf = (service: string): string => `gas.${service}.v1`;

/** A named value as it must still stand for a save to be done; `undefined`: nothing is kept under the name. */
export interface Condition {
  readonly name: string;
  readonly value: unknown;
}

/** Another process has changed meanwhile what a save was to go on from; nothing of it was saved. */
export class CheckpointMovedOn extends Error {
  constructor(name: string) {
    super(`${name} was changed by another process`);
    this.name = 'CheckpointMovedOn';
  }
}

/**
 * Small durable facts of a relay, an inbox or a process manager: where it stands. JSON values; one save is all or
 * nothing.
 */
export interface Checkpoints {
  load(name: string): Promise<unknown>;
  /** Names and values below a prefix. */
  list(prefix: string): Promise<{ name: string; value: unknown }[]>;
  /** @throws CheckpointMovedOn when a condition does not hold; whoever comes too late undoes nothing. */
  save(entries: readonly { name: string; value: unknown }[], onlyIf?: readonly Condition[]): Promise<void>;
  /** Forgets these names. */
  remove(names: readonly string[]): Promise<void>;
}

/** One spell of doing a work alone among the replicas of a service. */
export interface Term {
  /**
   * Conditions for every save of the work: it fails once another process has taken over, however late this one wakes
   * up.
   */
  readonly fence: readonly Condition[];
  /** False from the moment at which another process may have taken over. */
  isHeld(): boolean;
}

export interface Leadership {
  /** Whether the work runs in this process now. */
  readonly leads: boolean;
  /** Ends the work, gives the lease back and does not ask for it again. */
  stop(): Promise<void>;
}

/** Work that one process of a service does at a time: following the log. */
export interface Leases {
  /**
   * Runs the work whenever this process holds the lease, and stops it when it no longer does. Resolves when it has been
   * asked for the first time, and where it was given, when the work has started. A start that fails is reported to
   * `onFault` and tried again by whoever holds the lease then.
   */
  lead(
    name: string,
    work: (term: Term) => Promise<{ stop(): Promise<void> }>,
    onFault?: (error: unknown) => void,
  ): Promise<Leadership>;
}

/** Where there is one process only it leads everything, and a start that fails is its own. */
export const onlyProcess: Leases = {
  lead: async (_, work) => {
    const running = await work({ fence: [], isHeld: () => true });
    return { leads: true, stop: () => running.stop() };
  },
};
