import { deriveIndex } from '@pishkhan/consumption';
import { byField, byStream, inCategory, judge, type Invariant, type RecordedEvent } from '@pishkhan/event-store';
import { roundInvariants } from './contractor/round/progress/round-invariants.ts';
import type { MeterEvent } from './meter/domain/meter.messages.ts';
import type { MovedEstimate } from './meter/domain/exchanging/exchange.messages.ts';
import type { Estimate } from './meter/domain/recording/origin.ts';
import { historyOfConnection } from './meter/domain/exchanging/connection.ts';
import { onRecord, type InstalledMeter, type MeterState } from './meter/domain/meter.state.ts';
import { meter } from './meter/domain/meter.ts';

type Read = Extract<MeterEvent, { type: 'ReadingAccepted' }>['data'];
type DerivedEstimate = Exclude<Estimate, { method: 'byReader' }>;

/** A day has at most one reading, and readings are accepted in order of their days, as in force then (11.5, 11.8-2). */
const readingsFollowOneAnother: Invariant = {
  name: 'readings of a meter are accepted in order of their days',
  inPersian: 'قرائت‌های هر کنتور به ترتیب روز پذیرفته شده‌اند',
  source: '11.5, 11.8-2, 15.4-39',
  groupOf: byStream,
  check: (log) => {
    const meters = new Map<string, MeterState>();
    const violations: string[] = [];
    for (const event of log) {
      if (!inCategory(event.stream, meter.category)) continue;
      const fact = event as MeterEvent & RecordedEvent;
      const before = meters.get(event.stream) ?? meter.initial;
      meters.set(event.stream, meter.evolve(before, fact));
      const last = before.status === 'installed' && before.readings.at(-1);
      if (fact.type === 'ReadingAccepted' && last && fact.data.readOn <= last.readOn)
        violations.push(
          `${event.stream}: the reading of ${fact.data.readOn} was accepted after that of ${last.readOn}`,
        );
    }
    return { examined: meters.size, violations };
  },
};

/** All meters of a connection as they are, with those that measured it before. */
type Meters = ReadonlyMap<string, MeterState>;

const historyIn = (meters: Meters, present: InstalledMeter) => historyOfConnection([...meters.values()], present);

/** An estimate without a version is of version 1; without readings it was derived from those in force. */
const wrongEstimate = (
  { method, methodVersion = 1, derivedFrom }: DerivedEstimate,
  { readOn, index }: Read,
  meterBefore: InstalledMeter,
  meters: Meters,
): string | undefined => {
  const name = `the estimate of ${readOn} by ${method}, version ${methodVersion},`;
  const derived = deriveIndex({ method, methodVersion }, meterBefore, derivedFrom ?? meterBefore.readings, readOn);
  if (derived?.index !== index) return `${name} is ${index}, its readings yield ${derived?.index ?? 'none'}`;
  const isOwn = ({ readingId }: { readonly readingId: string }) =>
    meterBefore.readings.some((reading) => reading.readingId === readingId);
  const history = derivedFrom?.every(isOwn) === false ? historyIn(meters, meterBefore) : [];
  const notInForce = derivedFrom?.find(
    (named) =>
      ![...history, ...meterBefore.readings].some(
        (reading) =>
          reading.readingId === named.readingId && reading.readOn === named.readOn && reading.index === named.index,
      ),
  );
  return notInForce && `${name} names ${notInForce.index} on ${notInForce.readOn}, which was not in force`;
};

/** The readings that it names are those of the meter before it, whose own stream ends next (15.4-31). */
const wrongMoved = (
  { readOn, index, estimate }: MovedEstimate,
  register: Pick<InstalledMeter, 'capacity' | 'registerDigits'>,
): string | undefined => {
  if (estimate.method === 'byReader') return undefined;
  const { method, methodVersion = 1, derivedFrom = [] } = estimate;
  const derived = deriveIndex({ method, methodVersion }, register, derivedFrom, readOn);
  return derived?.index === index
    ? undefined
    : `the moved estimate of ${readOn} is ${index}, its readings yield ${derived?.index ?? 'none'}`;
};

/** A meter with those of its connection: estimates of a new one are derived from readings of former ones (A2-6). */
const byAccount = (event: RecordedEvent) =>
  inCategory(event.stream, meter.category) ? byField('accountId')(event) : undefined;

/**
 * An estimate is what the version of the method that it names yields from the readings that it names, which were in
 * force when it was made (A2-6, 15.4-31).
 */
const estimatesAreDerived: Invariant = {
  name: 'every estimate is what its method and version yield from its readings',
  inPersian: 'هر برآورد همان است که روش آن از قرائت‌هایش به دست می‌دهد',
  source: 'A2-6, 15.4-31',
  groupOf: byAccount,
  check: (log) => {
    const meters = new Map<string, MeterState>();
    const violations: string[] = [];
    let examined = 0;
    for (const event of log) {
      if (!inCategory(event.stream, meter.category)) continue;
      const fact = event as MeterEvent & RecordedEvent;
      const before = meters.get(event.stream) ?? meter.initial;
      meters.set(event.stream, meter.evolve(before, fact));
      if (fact.type === 'MeterInstalled')
        for (const moved of fact.data.estimates ?? []) {
          examined += 1;
          const wrong = wrongMoved(moved, fact.data);
          if (wrong) violations.push(`${event.stream} #${event.revision}: ${wrong}`);
        }
      const estimate = fact.type === 'ReadingAccepted' && fact.data.estimate;
      if (!estimate || estimate.method === 'byReader' || before.status !== 'installed') continue;
      examined += 1;
      const wrong = wrongEstimate(estimate, fact.data, before, meters);
      if (wrong) violations.push(`${event.stream} #${event.revision}: ${wrong}`);
    }
    return { examined, violations };
  },
};

type Estimated = InstalledMeter['readings'][number];

/** What the estimate's method yields from the readings in force now; the basis is that of the last correction. */
const staleEstimate = (
  { readOn, index, estimate, estimateInForce: basis = estimate, byEvidence }: Estimated,
  meterNow: InstalledMeter,
  meters: Meters,
): string | undefined => {
  if (!basis || byEvidence) return undefined;
  const isOwn = (readingId: string) => meterNow.readings.some((reading) => reading.readingId === readingId);
  const history = basis.derivedFrom.every(isOwn) ? [] : historyIn(meters, meterNow);
  const named = [...history, ...meterNow.readings].filter(({ readingId }) => basis.derivedFrom.includes(readingId));
  const derived = deriveIndex(basis, meterNow, named, readOn)?.index;
  return derived === index
    ? undefined
    : `the estimate of ${readOn} is ${index}, by ${basis.method}, version ${basis.methodVersion}, the readings in force yield ${derived ?? 'none'}`;
};

/**
 * After corrections too, an estimate is what its method yields from the readings in force (15.4-31). Estimates of
 * earlier releases name no readings; their corrections left them as they were.
 */
const estimatesFollowCorrections: Invariant = {
  name: 'every estimate is what its method yields from the readings in force now',
  inPersian: 'هر برآورد با قرائت‌های جاری نیز همان است که روش آن به دست می‌دهد',
  source: '15.4-31',
  groupOf: byAccount,
  check: (log) => {
    const meters = new Map<string, MeterState>();
    for (const event of log)
      if (inCategory(event.stream, meter.category)) {
        const before = meters.get(event.stream) ?? meter.initial;
        meters.set(event.stream, meter.evolve(before, event as MeterEvent & RecordedEvent));
      }
    const estimates = [...meters].flatMap(([stream, state]) =>
      state.status === 'installed' || state.status === 'takenOff'
        ? state.readings
            .filter(({ estimate, estimateInForce }) => estimate ?? estimateInForce)
            .map((reading) => ({ stream, state: state.status === 'takenOff' ? onRecord(state) : state, reading }))
        : [],
    );
    return judge(estimates, ({ stream, state, reading }) => {
      const stale = staleEstimate(reading, state, meters);
      return stale !== undefined && `${stream}: ${stale}`;
    });
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [
  readingsFollowOneAnother,
  estimatesAreDerived,
  estimatesFollowCorrections,
  ...roundInvariants,
];
