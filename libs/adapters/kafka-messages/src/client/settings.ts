import type { logLevel } from 'kafkajs';
import type { ConnectionOptions } from 'node:tls';

export interface KafkaMessagesOptions {
  readonly brokers: readonly string[];
  /** Name of the service, in the broker's log. */
  readonly clientId: string;
  /** Copies of each topic that is made; 1. Three brokers want 3. */
  readonly replicationFactor?: number;
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** After this long without a sign of life a member's partitions go to others; 10,000. */
  readonly sessionTimeoutMs?: number;
  /** How long a call tries while the broker is away or still loading; 30,000. */
  readonly patienceMs?: number;
  /**
   * A consumer that cannot go on. The process must end, so that another takes its place; without this it ends by an
   * uncaught error.
   */
  onDeadConsumer?(error: Error): void;
  /** What the client says; nothing is written otherwise. */
  log?(entry: { readonly level: logLevel; readonly namespace: string; readonly text: string }): void;
}

/** The group's heartbeat: a third of the session at most, and often enough to hear of a new member soon. */
export const heartbeatMsOf = (sessionTimeoutMs: number): number => Math.min(1000, Math.floor(sessionTimeoutMs / 3));

/** A batch is left early after this long: it waits for no more than one message then. */
export const batchMsOf = (sessionTimeoutMs: number): number => Math.min(1000, Math.floor(sessionTimeoutMs / 3));
