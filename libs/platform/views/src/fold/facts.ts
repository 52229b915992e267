import type { Position, RecordedEvent } from '@pishkhan/event-store';
import type { ContractMessage } from '@pishkhan/messages';
import type { Fact } from '../view.ts';

/** A fact, with its position if it is from the own log. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly position?: Position;
}

/** Converts an event of the service's own log to a fact. */
export const factOfEvent = ({ type, data, stream, revision, metadata }: RecordedEvent): Fact => {
  const { schemaVersion, recordedAt, businessDate, actor } = metadata;
  return { type, data, schemaVersion, stream, revision, recordedAt, businessDate, actor };
};

/** Converts another service's message to a fact. */
export const factOfMessage = (message: ContractMessage): Fact => {
  const { type, data, version: schemaVersion, stream, revision, recordedAt, businessDate, actor } = message;
  return { type, data, schemaVersion, stream, revision, recordedAt, businessDate, actor };
};
