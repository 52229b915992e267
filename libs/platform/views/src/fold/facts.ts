import type { Position, RecordedEvent } from '@pishkhan/event-store';
import type { ContractMessage } from '@pishkhan/messages';
import type { Fact } from '../view.ts';

/** A fact with its place in the own log, where it comes from there. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly position?: Position;
}

/** An event of the service's own log, as its views read it. */
export const factOfEvent = ({ type, data, stream, revision, metadata }: RecordedEvent): Fact => {
  const { schemaVersion, recordedAt, businessDate, actor } = metadata;
  return { type, data, schemaVersion, stream, revision, recordedAt, businessDate, actor };
};

/** Another service's message, as views of other services' facts read it. */
export const factOfMessage = (message: ContractMessage): Fact => {
  const { type, data, version: schemaVersion, stream, revision, recordedAt, businessDate, actor } = message;
  return { type, data, schemaVersion, stream, revision, recordedAt, businessDate, actor };
};
