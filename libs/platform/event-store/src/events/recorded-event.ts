/**
 * The actor: subject of the token, roles, counter office or county office, and the person whom the actor deputised for.
 */
export interface Actor {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly office?: string;
  readonly onBehalfOf?: string;
}

export interface EventMetadata {
  /** Id of the command that made the event; with `commandHash` it makes a repeated command harmless. */
  readonly commandId: string;
  /** SHA-256 of the command's content: the same key with another content is rejected. */
  readonly commandHash: string;
  readonly correlationId: string;
  /** Id of the event or message that caused the command; the command's own id if a person sent it. */
  readonly causationId: string;
  readonly actor: Actor;
  readonly reason?: string;
  /** Time of recording, ISO 8601 UTC, from the injected clock. */
  readonly recordedAt: string;
  /** The civil date (Asia/Tehran) of the fact. */
  readonly businessDate: string;
  readonly schemaVersion: number;
  readonly build: string;
}

export interface NewEvent {
  /** UUIDv5 of command id, stream, place and content, by which a retried append is recognised. */
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/**
 * A place in the log. EventStoreDB has two numbers; in the embedded store they are equal. Compare with
 * `comparePositions`.
 */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** Dense from 0 within the stream. */
  readonly revision: number;
  readonly position: Position;
}
