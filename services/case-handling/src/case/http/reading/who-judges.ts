import { type CivilDate } from '@pishkhan/calendar';
import type { IndexLimits } from '@pishkhan/consumption';
import type { Reads, SignedInActor } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { knownCertificates } from '../../../copies/known-certificates.view.ts';
import { indexLimitsOn } from '../../../copies/index-judgement/known-index-judgement.view.ts';
import { knownMeter, knownMeterOf } from '../../../copies/known-meter.view.ts';
import { knownReading, knownReadingOf } from '../../../copies/known-reading.view.ts';
import { isCertifiedFor } from '../../../engine/rules/case.rules.ts';
import { kindNamed, supervisorOf } from '../../../engine/kind/kind.ts';
import { METER_VISIT } from '../../../engine/verbs/report.ts';
import { kinds } from '../../../kinds/index.ts';
import { readingsAboveIndexSeen } from '../../../kinds/parts/index-seen.ts';
import { worklist, type WorklistItem } from '../../views/worklist/worklist.view.ts';

type Item = WorklistItem & { readonly _id: string };
type Office = Pick<Item, 'officeId'>;

/** What the worklist of a person needs to know beyond the cases, so that it agrees with the decider. */
export interface Judging {
  /** The person holds a certificate for the own office today (1.2). */
  readonly isCertified: boolean;
  /** Cases about a reading of the own, which the person may not judge (15.4-37). */
  readonly ownReading: readonly string[];
  /** Cases that the head may judge at once, because a representative of the office made a disputed reading. */
  readonly inPlace: readonly string[];
}

const lower = (text: string) => text.toLowerCase();

/** Undecided cases of the person's office or county that dispute a reading. */
const undecided = async (reads: Reads, office: string): Promise<Item[]> => {
  await reads.upToDate(worklist);
  return reads
    .model(worklist)
    .find({
      decides: true,
      disputes: trusted({ $ne: null }),
      accountId: trusted({ $ne: null }),
      $or: [{ officeId: office }, { countyOffice: office }],
    })
    .lean<Item[]>();
};

/** Representatives of these offices by name; also those whose certificate has ended, as for the decider. */
const representativesOf = async (reads: Reads, offices: readonly string[]) => {
  const found = await reads
    .model(knownCertificates)
    .find({ 'certificates.office': trusted({ $in: [...offices] }) })
    .lean();
  return new Map(found.map(({ _id, certificates }) => [_id, certificates.map(({ office }) => office)]));
};

interface Meters {
  readonly of: ReadonlyMap<string, { readonly meterId: string; readonly lastReadingId: string }>;
}
const billReadingsOf = ({ disputes, accountId }: Item, { of }: Meters): string[] =>
  [disputes?.openingReadingId ?? [], disputes?.closingReadingId ?? of.get(accountId ?? '')?.lastReadingId ?? []].flat();

/** Readers of the readings that the visit of this case contradicts (15.4-38). */
const contradictedReaders = async (
  reads: Reads,
  { visit, accountId }: Item,
  limits: IndexLimits,
): Promise<string[]> => {
  const copy = visit && accountId !== null ? await reads.find(knownMeter, accountId) : undefined;
  if (!copy || !visit) return [];
  const meter = knownMeterOf(copy, limits);
  const copies = await reads.model(knownReading).find({ meterId: meter.meterId }).lean();
  const meterReadings = copies.map(knownReadingOf).toSorted((a, b) => a.readOn.localeCompare(b.readOn));
  const contradicted = readingsAboveIndexSeen({ reports: { [METER_VISIT]: visit }, meter, meterReadings });
  return contradicted.flatMap(({ readerId }) => (readerId === undefined ? [] : lower(readerId)));
};

/** The readers of each undecided case among these persons. */
const readersByCase = async (reads: Reads, items: readonly Item[], persons: readonly string[], limits: IndexLimits) => {
  const accounts = items.flatMap(({ accountId }) => accountId ?? []);
  const found = await reads
    .model(knownMeter)
    .find({ accountId: trusted({ $in: accounts }) })
    .lean();
  const meters: Meters = { of: new Map(found.map((meter) => [meter.accountId, meter])) };
  const meterIds = found.map(({ meterId }) => meterId);
  const ids = items.flatMap((item) => billReadingsOf(item, meters));
  const made = await reads
    .model(knownReading)
    .find({
      readBy: trusted({ $in: [...persons] }),
      $or: [{ _id: trusted({ $in: ids }) }, { meterId: trusted({ $in: meterIds }) }],
    })
    .lean();
  const readersOf = async (item: Item): Promise<[Item, string[]]> => {
    const named = billReadingsOf(item, meters);
    const ofBill = made.filter(({ _id }) => named.includes(_id)).flatMap(({ readBy }) => readBy ?? []);
    const isOfMeter = made.some(({ meterId }) => meterId === meters.of.get(item.accountId ?? '')?.meterId);
    return [item, [...ofBill, ...(isOfMeter ? await contradictedReaders(reads, item, limits) : [])]];
  };
  return Promise.all(items.map(readersOf));
};

/** The evidence of the decider for all undecided cases of a person's unit at once (15.4-36, 15.4-37; ADR 0041). */
export const judgingOf = async (
  reads: Reads,
  { subject, roles, office = '' }: Pick<SignedInActor, 'subject' | 'roles' | 'office'>,
  on: CivilDate,
): Promise<Judging> => {
  const certified = await reads.find(knownCertificates, subject);
  const items = await undecided(reads, office);
  const representatives = await representativesOf(
    reads,
    items.map(({ officeId }) => officeId),
  );
  const persons = [...new Set([...representatives.keys(), lower(subject)])];
  const readers = await readersByCase(reads, items, persons, await indexLimitsOn(reads, on));
  const isOfOffice = (reader: string, { officeId }: Office) => representatives.get(reader)?.includes(officeId) ?? false;
  const isHeadOf = ({ kind, kindVersion, countyOffice }: Item) => {
    const named = kindNamed(kinds, kind, kindVersion);
    return named !== undefined && countyOffice === office && roles.some((role) => role === supervisorOf(named));
  };
  return {
    isCertified: isCertifiedFor(certified?.certificates ?? [], office, on),
    ownReading: readers.filter(([, found]) => found.includes(lower(subject))).map(([{ _id }]) => _id),
    inPlace: readers
      .filter(([item, found]) => isHeadOf(item) && found.some((reader) => isOfOffice(reader, item)))
      .map(([{ _id }]) => _id),
  };
};
