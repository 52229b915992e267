import type { operations } from '../../../api/generated/case-handling.ts';

/** What the figures of the board and the statistics count; it is in the address, so that a number can be sent on. */
export interface Counted {
  readonly kind?: string | undefined;
  readonly office?: string | undefined;
  readonly county?: string | undefined;
}
/** The group behind one number of the board. */
export interface Group extends Counted {
  readonly due?: string | undefined;
  readonly stage?: string | undefined;
  readonly awaits?: string | undefined;
}
/** A span of days whose Jalali months are shown. */
export interface Spanned extends Counted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Address = Record<string, unknown>;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

export const countedIn = ({ kind, office, county }: Address): Counted => ({
  kind: text(kind),
  office: text(office),
  county: text(county),
});
export const groupIn = ({ due, stage, awaits, ...counted }: Address): Group => ({
  ...countedIn(counted),
  due: text(due),
  stage: text(stage),
  awaits: text(awaits),
});
export const spannedIn = ({ from, to, ...counted }: Address): Spanned => ({
  ...countedIn(counted),
  from: text(from),
  to: text(to),
});

/** As typed in the address: the service refuses a kind, group or day that it does not know. */
export const asQuery = <Operation extends keyof operations>(chosen: Group | Spanned) =>
  chosen as NonNullable<operations[Operation]['parameters']['query']>;
