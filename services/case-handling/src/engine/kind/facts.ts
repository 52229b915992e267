import type * as contracts from '@pishkhan/contracts';
import type { Contract, DataOf } from '@pishkhan/contracts';
import type { Rejection } from '@pishkhan/decider';
import type { Role } from '@pishkhan/roles';
import type { Words } from './form.ts';

type AnyContract = Extract<(typeof contracts)[keyof typeof contracts], Contract>;
/** Wire names of the public events: a kind can await or request no other. */
export type EventName = AnyContract['type'];
export type EventData<E extends EventName> = DataOf<Extract<AnyContract, { readonly type: E }>>;

export type { Role };
export type Visit = EventData<'MeterVisited'>;
/** Facts that a case stores, at its opening and at each stage; JSON. */
export type FactRecord = Readonly<Record<string, string | number | boolean | undefined>>;
export type Refusal = Rejection | false;
/** What a notice to the applicant names beside facts and replies. */
export interface NoticeBasis {
  /** The last report of each kind of work. */
  readonly reports: Readonly<Record<string, object | undefined>>;
  /** Day of the withdrawal, and the stage at which it was recorded. */
  readonly withdrawal?: { readonly on: string; readonly at: string };
}
/** Texts of the history for a message; a function reads its content. */
export type EventWords = { readonly [E in EventName]?: Words | ((content: EventData<E>) => Words) };
/** The last reply of each kind that led a case to another stage. */
export type Replies = { readonly [E in EventName]?: EventData<E> };
