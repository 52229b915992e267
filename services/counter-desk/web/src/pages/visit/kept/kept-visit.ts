import type { Person } from '../../../../../src/session/person.ts';
import type { ActionDto } from '../../../api/generated/case-handling.ts';
import type { Problem } from '../../../api/problem.ts';
import type { Body, FormValues } from '../../../parts/form/values/form-values.ts';
import type { Words } from '../../../words/language.tsx';

/** How far a visit has come. */
export type Progress =
  /** Not finished. */
  | { readonly state: 'open' }
  /** Finished, and not sent yet. */
  | ({
      readonly state: 'waiting';
      /** It may have arrived although no answer came. */
      readonly isTried: boolean;
      /** The expert has seen that the case has changed. */
      readonly isConfirmed: boolean;
    } & Intended)
  | { readonly state: 'sent'; readonly at: number }
  /** The service refused it; nothing was recorded. */
  | ({ readonly state: 'refused'; readonly problem: Problem } & Intended)
  /** The case has changed since the visit was taken along; nothing was sent. */
  | ({ readonly state: 'movedOn'; readonly isGone: boolean } & Intended);

/** One key for one body. */
export interface Intended {
  readonly body: Body;
  readonly key: string;
}

/** What an expert knows of the meter before the visit. */
export interface MeterToVisit {
  readonly serial: string;
  readonly last: { readonly readOn: string; readonly index: number; readonly kind: string } | null;
  /** What it can show today; null after an estimate, which bounds no index (15.4-31). */
  readonly expected: { readonly least: number; readonly most: number } | null;
}

/** A visit on the phone: what is needed at the meter, no name and no telephone number. */
export interface KeptVisit {
  readonly caseId: string;
  readonly trackingCode: string;
  readonly title: Words;
  readonly dueOn: string | null;
  readonly address: string | null;
  readonly meter: MeterToVisit | null;
  /** The action of the case with its form, as the service offered it. */
  readonly action: ActionDto;
  /** Length of the history when it was taken along. */
  readonly seen: number;
  /** The business day on which it was taken along. */
  readonly day: string;
  /** What is typed so far. */
  readonly values: FormValues;
  readonly progress: Progress;
}

/** A kept visit, and where it is kept. */
export interface Kept {
  readonly taking: string;
  readonly name: string;
  readonly visit: KeptVisit;
}

/** A person at the desk, known without the desk. */
export type KnownPerson = Person;

/** What is finished must reach its case, and outlives the end of the day. */
export const isFinished = ({ progress: { state } }: KeptVisit): boolean => state !== 'open' && state !== 'sent';

/** Whether a visit has come no further than the other one: it has the same state, words and key. */
export const isAsFar = ({ progress }: KeptVisit, other: KeptVisit): boolean =>
  JSON.stringify(progress) === JSON.stringify(other.progress);

/** The visit is not any more as the page shows it. */
export class VisitChanged extends Error {
  constructor() {
    super('the visit has changed meanwhile');
    this.name = 'VisitChanged';
  }
}

/** Nothing of a visit that was sent stays but that it was sent. */
export const withProgress = (visit: KeptVisit, progress: Progress): KeptVisit =>
  progress.state === 'sent'
    ? { ...visit, address: null, meter: null, values: {}, action: { ...visit.action, fields: [] }, progress }
    : { ...visit, progress };
