import type { CivilDate } from '@pishkhan/calendar';
import { valuesOn } from '@pishkhan/published-versions';
import type { PricedTerms } from '../../../../pricing/rating/domain/rating.lines.ts';
import type { CauseOf } from '../../correcting/cause/several/causes.ts';
import type { TermsOfSupply } from '../bill.ts';

/** Terms of supply that are in force from a day on: only those that it names (15.4-39). */
export interface TermsChange extends Partial<PricedTerms> {
  /** Of the change in customer-accounts, of the correction, or of the installation of the meter. */
  readonly changeId: string;
  readonly from: CivilDate;
  /** Id of the message with it. */
  readonly broughtBy: string;
}

/** The terms of the contract and their changes, in order of record. */
export interface DatedTerms extends TermsOfSupply {
  readonly changes?: readonly TermsChange[];
}

type WrongTerms = CauseOf<'terms'>;

/** The terms with one more change. */
export const withChange = (terms: DatedTerms, change: TermsChange): DatedTerms => ({
  ...terms,
  changes: [...(terms.changes ?? []), change],
});

/**
 * The terms of an account after a correction whose cause are wrong terms: those of a recorded change are in them
 * already (15.4-39).
 */
export const termsByCause = (
  terms: DatedTerms,
  { kind: _kind, from, changeId: recorded, ...named }: WrongTerms,
  correctionId: string,
): DatedTerms =>
  terms.changes?.some(({ changeId }) => changeId === recorded)
    ? terms
    : withChange(terms, { ...named, changeId: correctionId, from: from as CivilDate, broughtBy: correctionId });

const pricedBy = ({ use, climateZone, dwellingUnits, meterCapacity }: PricedTerms): PricedTerms => ({
  use,
  climateZone,
  dwellingUnits,
  meterCapacity,
});

/** The terms in force on a day. */
export const termsOn = (terms: DatedTerms, day: CivilDate): PricedTerms =>
  valuesOn(pricedBy(terms), terms.changes ?? [], day);

export const areSameTerms = (one: PricedTerms, other: PricedTerms): boolean =>
  one.use === other.use &&
  one.climateZone === other.climateZone &&
  one.dwellingUnits === other.dwellingUnits &&
  one.meterCapacity === other.meterCapacity;

/** The terms of a period: those of its first day, and those from each day inside it on which they change. */
export const termsWithin = (
  terms: DatedTerms,
  [from, to]: readonly [CivilDate, CivilDate],
): PricedTerms & { readonly changes?: readonly (PricedTerms & { readonly from: CivilDate })[] } => {
  const days = [...new Set((terms.changes ?? []).map((change) => change.from))]
    .filter((day) => day > from && day < to)
    .toSorted();
  const first = termsOn(terms, from);
  const changes = days
    .map((day) => ({ ...termsOn(terms, day), from: day }))
    .filter((change, place, all) => !areSameTerms(change, all[place - 1] ?? first));
  return { ...first, ...(changes.length > 0 && { changes }) };
};

/** Whether every day of a period has the same terms in both. */
export const haveSameTerms = (
  one: DatedTerms,
  other: DatedTerms,
  [first, end]: readonly [CivilDate, CivilDate],
): boolean =>
  [first, ...[...(one.changes ?? []), ...(other.changes ?? [])].map(({ from }) => from)]
    .filter((day) => day >= first && day < end)
    .every((day) => areSameTerms(termsOn(one, day), termsOn(other, day)));

/** Messages with the terms of a period: of the contract, and of every change before its end. */
export const broughtTerms = ({ broughtBy, changes = [] }: DatedTerms, to: CivilDate): readonly string[] => [
  ...new Set([broughtBy, ...changes.filter(({ from }) => from < to).map((change) => change.broughtBy)]),
];
