import { describe, expect, it } from '@jest/globals';
import { factOf, foldRecorded, START, type RecordedEvent } from '@pishkhan/event-store';
import { services, type AnyDecider } from '../../audit/registry.ts';
import { readText, sourceFiles } from '../../check/source/files.ts';
import { sampleFaults, samplesOf, type Sample } from './samples.ts';

const files = sourceFiles('**/samples/*.json');
const histories = sourceFiles('**/samples/histories/*.json');

const metadata = {
  commandId: 'c',
  commandHash: 'h',
  correlationId: 'c',
  causationId: 'c',
  actor: { subject: 'spec', roles: [] },
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  build: 'spec',
};
type Stored = { readonly type: string; readonly data: unknown };
const recorded = (event: Stored, schemaVersion: number): RecordedEvent => ({
  ...event,
  id: 'sample',
  stream: 'sample-1',
  revision: 0,
  position: START,
  metadata: { ...metadata, schemaVersion },
});
const read = <Content>(path: string): Content => JSON.parse(readText(path)) as Content;

/** `histories/before-<event>.json` has the events that must precede a sample, where the other samples do not fit. */
const eventsBefore = ({ path }: Sample): readonly RecordedEvent[] | undefined => {
  const before = path!.replace(/\/samples\/(?=[^/]+$)/, '/samples/histories/before-');
  if (!histories.includes(before)) return undefined;
  const { schemaVersion, events } = read<{ schemaVersion: number; events: readonly Stored[] }>(before);
  return events.map((event) => recorded(event, schemaVersion));
};

/** Each sample is read in today's shape and replayed behind those that the decider declares before it. */
const replaySamples = (decider: AnyDecider, samples: readonly Sample[]): void => {
  const eventOf = ({ path, version }: Sample) => recorded(read<Stored>(path!), version);
  const plain = samples.filter((sample) => !eventsBefore(sample));
  const before = (sample: Sample) =>
    eventsBefore(sample) ?? plain.filter((each) => samples.indexOf(each) < samples.indexOf(sample)).map(eventOf);

  it.each(samples.map((sample) => [`${sample.type} v${sample.version}`, sample] as const))('%s', (_, sample) => {
    const event = eventOf(sample);
    expect(event.type).toBe(sample.type);
    const fact = factOf(decider, event);
    if (sample.version === decider.events[sample.type]) expect(fact).toEqual({ type: event.type, data: event.data });
    expect(decider.evolve(foldRecorded(decider, before(sample)), fact)).toEqual(expect.anything());
  });
  it('together lead away from the initial state', () =>
    expect(foldRecorded(decider, plain.map(eventOf))).not.toEqual(decider.initial));
};

for (const { name, deciders } of services)
  for (const decider of deciders)
    describe(`golden samples of ${decider.category} replay`, () => {
      replaySamples(decider, samplesOf(name, decider, files));
    });

describe('the check of golden samples', () => {
  const service = { name: 'metering', deciders: [{ events: { MeterInstalled: 2, MeterRemoved: 1 } }] };
  const declared = [
    { service: 'metering', type: 'MeterInstalled', path: 'services/metering/src/meter/domain/meter.messages.ts' },
  ];
  const folder = 'services/metering/src/meter/samples';
  const [first, second, removed] = ['MeterInstalled.v1', 'MeterInstalled.v2', 'MeterRemoved.v1'].map(
    (name) => `${folder}/${name}.json`,
  ) as [string, string, string];

  it('is content with one for each event type and schema version', () =>
    expect(sampleFaults([service], declared, [first, second, removed])).toEqual([]));
  it('names a missing one, and where it belongs', () => {
    const faults = sampleFaults([service], declared, [first]);
    expect(faults).toEqual([
      expect.stringContaining(
        `MeterInstalled v2 has no golden sample: put one recorded event as {"type","data"} into ${second}`,
      ),
      expect.stringContaining('MeterRemoved v1 has no golden sample'),
    ]);
  });
  it('takes none of another service, and names those of no event', () => {
    const elsewhere = 'services/case-handling/src/case/samples/MeterRemoved.v1.json';
    const unknown = `${folder}/MeterMoved.v1.json`;
    expect(sampleFaults([service], declared, [first, second, elsewhere, unknown])).toEqual([
      expect.stringContaining('MeterRemoved v1 has no golden sample'),
      `${unknown}: no decider of metering declares MeterMoved.v1`,
    ]);
  });
});
