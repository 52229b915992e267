import { foldRecorded, inCategory, streamOf, type Foldable } from '@pishkhan/event-store';
import type { DomainEvent } from '@pishkhan/decider';
import { billAccount, correction, type Awaiting } from '@pishkhan/billing-adjustments/simulation';
import { cases, kindNamed, kinds, stageOf, type OpenFile, type Stage } from '@pishkhan/case-handling/simulation';
import { meter } from '@pishkhan/metering/simulation';
import type { Company } from '../company/company.ts';

export interface OpenCase {
  readonly file: OpenFile;
  readonly stage: Stage;
}

/** The current state as people see it, folded from the log. */
export const seenIn = ({ store }: Company) => {
  const stateOf = <Event extends DomainEvent, State>(decider: Foldable<Event, State>, id: string): State =>
    foldRecorded(decider, store.stream(streamOf(decider.category, id)));
  const idsOf = (type: string, category: string) =>
    store.log
      .filter((event) => event.type === type && inCategory(event.stream, category))
      .map(({ stream }) => stream.slice(category.length + 1));
  return {
    exists: (category: string, id: string) => store.stream(streamOf(category, id)).length > 0,
    account: (id: string) => stateOf(billAccount, id),
    meter: (id: string) => stateOf(meter, id),
    openCases: (): OpenCase[] =>
      idsOf('CaseOpened', 'case').flatMap((id) => {
        const state = stateOf(cases, id);
        return state.status === 'open'
          ? [{ file: state, stage: stageOf(kindNamed(kinds, state.kind, state.kindVersion)!, state.stage) }]
          : [];
      }),
    awaitingCorrections: (): Awaiting[] =>
      idsOf('CorrectionProposed', 'correction').flatMap((id) => {
        const state = stateOf(correction, id);
        return state.status === 'awaitingApproval' ? [state] : [];
      }),
  };
};
export type Seen = ReturnType<typeof seenIn>;
