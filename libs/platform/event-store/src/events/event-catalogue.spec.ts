import { describe, expect, it } from '@jest/globals';
import { sampleEvent, sampleMetadata } from '@pishkhan/contract-specs/event-store/samples.ts';
import { eventCatalogueOf, unknownEventOf } from './event-catalogue.ts';
import { START, type RecordedEvent } from '../port.ts';

const recorded = (stream: string, type: string, schemaVersion: number): RecordedEvent => ({
  ...sampleEvent(),
  type,
  stream,
  revision: 3,
  position: START,
  metadata: { ...sampleMetadata(), schemaVersion },
});
const catalogue = eventCatalogueOf([
  { category: 'door', events: { DoorOpened: 2 } },
  { category: 'hall', events: { HallSwept: 1 } },
]);

describe('the events that a build can read', () => {
  it.each([
    ['door-1', 'DoorOpened', 1],
    ['door-1', 'DoorOpened', 2],
    ['hall-1', 'HallSwept', 1],
  ])('are the current and earlier ones: %s %s v%i', (stream, type, schemaVersion) =>
    expect(catalogue.isKnown(recorded(stream, type, schemaVersion))).toBe(true),
  );
  it.each([
    ['an unknown type', 'door-1', 'DoorPainted', 1],
    ['a higher schema version', 'door-1', 'DoorOpened', 3],
    ['a type of another category', 'hall-1', 'DoorOpened', 1],
    ['a category without a decider', 'roof-1', 'DoorOpened', 1],
    ['a property name of every object', 'door-1', 'constructor', 1],
  ])('case 08: %s is not known', (_, stream, type, schemaVersion) => {
    const event = recorded(stream, type, schemaVersion);
    expect(catalogue.isKnown(event)).toBe(false);
    expect(unknownEventOf(event)).toEqual({ stream, type, schemaVersion, revision: 3, position: '0-0' });
  });
});
