import { describe, expect, it } from '@jest/globals';
import { validateContract } from '@pishkhan/contracts';
import { fold, type DomainEvent } from '@pishkhan/decider';
import type { RecordedEvent } from '@pishkhan/event-store';
import { readFileSync } from 'node:fs';
import { meter } from '../domain/meter.ts';
import { meterPublications } from '../meter.publish.ts';
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
  it('F8: of a meter with a reading that was held, visited and corrected, and with evidence of a day', () => {
    const { events, state } = history<MeterEvent>('histories/meter-reviews.v1');
    expect(typesOf(events)).toEqual(
      new Set<MeterEvent['type']>([
        'MeterInstalled',
        'ReadingHeldForReview',
        'ReadingVisitOrdered',
        'ReadingKeptAsEvidence',
        'ReadingReviewEnded',
        'ReadingAccepted',
      ]),
    );
    expect(fold(meter, events)).toEqual(state);
  });
  it('15.4-34: of a meter that the company read, with reason, photograph and raw index', () => {
    const { events, state } = history<MeterEvent>('histories/meter-entry.v1');
    expect(fold(meter, events)).toEqual(state);
    const published = events.flatMap(
      (event) => meterPublications[event.type]?.({ ...event, metadata: { schemaVersion: 1 } } as RecordedEvent) ?? [],
    );
    for (const { contract, data } of published)
      expect(validateContract(contract.type, contract.version, data)).toEqual([]);
    expect(published.map(({ data }) => (data as { rawIndex?: number }).rawIndex)).toEqual([
      undefined,
      undefined,
      99_604,
      85_700,
    ]);
  });
  it('case 03: of a reading file that was delivered twice', () => {
    const { events, state } = history<ReadingFileEvent>('../../reading-file/samples/histories/reading-file-again.v1');
    expect(fold(readingFile, events)).toEqual(state);
  });
  it('of a reading file', () => {
    const { events, state } = history<ReadingFileEvent>('../../reading-file/samples/histories/reading-file.v1');
    expect(typesOf(events)).toEqual(new Set<ReadingFileEvent['type']>(['ReadingFileReceived']));
    expect(fold(readingFile, events)).toEqual(state);
  });
});

it('A9-3: SelfReadingRefused v1 replays, and is published as its contract says', () => {
  const stored = (type: string) =>
    JSON.parse(readFileSync(new URL(`./${type}.v1.json`, import.meta.url), 'utf8')) as MeterEvent;
  const refused = stored('SelfReadingRefused');
  expect(fold(meter, [stored('MeterInstalled'), refused])).toMatchObject({ declared: ['request-1'] });
  const { contract, data } = meterPublications['SelfReadingRefused']!({
    ...refused,
    metadata: { schemaVersion: 1 },
  } as unknown as RecordedEvent)!;
  expect(validateContract(contract.type, contract.version, data)).toEqual([]);
});

describe('their publications', () => {
  it('F16, A3-5: name who made an estimate, and fit their contract', () => {
    const { events } = history<MeterEvent>('histories/meter-estimates.v1');
    const published = events.flatMap(
      (event) => meterPublications[event.type]?.({ ...event, metadata: { schemaVersion: 1 } } as RecordedEvent) ?? [],
    );
    for (const { contract, data } of published)
      expect(validateContract(contract.type, contract.version, data)).toEqual([]);
    const made = events.map((event) =>
      event.type === 'ReadingAccepted' && event.data.kind === 'estimated'
        ? { absent: 'system', readerEstimated: 'reader' }[event.data.estimate!.because]
        : undefined,
    );
    expect(new Set(made)).toEqual(new Set([undefined, 'system', 'reader']));
    expect(published.map(({ data }) => (data as { estimatedBy?: string }).estimatedBy)).toEqual(made);
  });
});
