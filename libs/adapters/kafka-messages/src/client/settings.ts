import type { logLevel } from 'kafkajs';
import type { ConnectionOptions } from 'node:tls';

export interface KafkaMessagesOptions {
  readonly brokers: readonly string[];
  /** Name of the service in the broker's log. */
  readonly clientId: string;
  /** Replication factor of each new topic. Default 1; use 3 with three brokers. */
  readonly replicationFactor?: number;
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** Time without a heartbeat in ms after which a member's partitions are reassigned. Default 10,000. */
  readonly sessionTimeoutMs?: number;
  /** How long in ms a call retries while the broker is unavailable or loading. Default 30,000. */
  readonly patienceMs?: number;
  /**
   * Called for a consumer that cannot continue. The process must end so that another replaces it; by default an
   * uncaught error ends it.
   */
  onDeadConsumer?(error: Error): void;
  /** Receives the client's log entries, which are otherwise dropped. */
  log?(entry: { readonly level: logLevel; readonly namespace: string; readonly text: string }): void;
}

/**
 * Heartbeat interval of the group in ms: at most a third of the session timeout, and short enough to notice new members
 * soon.
 */
export const heartbeatMsOf = (sessionTimeoutMs: number): number => Math.min(1000, Math.floor(sessionTimeoutMs / 3));

/** Time in ms after which a batch is left early; the consumer then waits for at most one message. */
export const batchMsOf = (sessionTimeoutMs: number): number => Math.min(1000, Math.floor(sessionTimeoutMs / 3));
