/**
 * The broker as the rest of the platform sees it: topics of contract events, keyed by stream id, at least once, in order per key.
 * Kafka stands behind it in the distributed profile (CloudEvents attributes in headers), a durable log in the embedded one.
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

export interface Consumer {
  /** Resolves when the message in progress is done and its offset is saved. */
  stop(): Promise<void>;
}

export interface ConsumeOptions {
  readonly topics: readonly string[];
  /** Members of one group share the partitions; each group has every message. */
  readonly group: string;
  /** Partitions may be handled at the same time, each in order. Otherwise a consumer is handed one message after the other. */
  readonly sideBySide?: boolean;
  /** The offset is saved after it resolves. Must not throw for a poison message: the inbox parks it. A throw is retried for ever. */
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

/** Small durable facts of a relay, an inbox or a process manager: where it stands. JSON values; one save is all or nothing. */
export interface Checkpoints {
  load(name: string): Promise<unknown>;
  /** Names and values below a prefix. */
  list(prefix: string): Promise<{ name: string; value: unknown }[]>;
  save(entries: readonly { name: string; value: unknown }[]): Promise<void>;
  /** Forgets these names. */
  remove(names: readonly string[]): Promise<void>;
}
