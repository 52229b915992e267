import { describe, expect, it } from '@jest/globals';
import { fold, type DomainEvent } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import { meter } from '../domain/meter.ts';
import type { MeterEvent } from '../domain/meter.messages.ts';
import { readingFile } from '../../reading-file/domain/reading-file.ts';
import type { ReadingFileEvent } from '../../reading-file/domain/reading-file.messages.ts';

interface History<Event extends DomainEvent> {
  readonly schemaVersion: number;
  readonly events: readonly Event[];
  readonly state: unknown;
}
const history = <Event extends DomainEvent>(name: string): History<Event> =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));
const typesOf = (events: readonly DomainEvent[]) => new Set(events.map(({ type }) => type));

describe('recorded events of earlier releases replay to their recorded state', () => {
  it('of a meter, every event type', () => {
    const { events, state } = history<MeterEvent>('histories/meter.v1');
    expect(typesOf(events)).toEqual(
      new Set<MeterEvent['type']>([
        'MeterInstalled',
        'ReadingAccepted',
        'MeterStoodStill',
        'ReadingCorrected',
        'MeterFaultFound',
      ]),
    );
    expect(fold(meter, events)).toEqual(state);
  });
  it('case 07, 15.4-31: of a meter with an estimate of each release, without and with method version and readings', () => {
    const { events, state } = history<MeterEvent>('histories/meter-estimates.v1');
    const estimates = events.flatMap(({ type, data }) =>
      type === 'ReadingAccepted' && data.estimate ? [data.estimate] : [],
    );
    expect(estimates.map((estimate) => estimate.method !== 'byReader' && estimate.methodVersion)).toEqual([
      undefined,
      false,
      2,
      1,
    ]);
    expect(fold(meter, events)).toEqual(state);
  });
  it('of a reading file', () => {
    const { events, state } = history<ReadingFileEvent>('../../reading-file/samples/histories/reading-file.v1');
    expect(typesOf(events)).toEqual(new Set<ReadingFileEvent['type']>(['ReadingFileReceived']));
    expect(fold(readingFile, events)).toEqual(state);
  });
});
