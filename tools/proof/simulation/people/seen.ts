import { foldRecorded, streamOf, type Foldable } from '@pishkhan/event-store';
import type { DomainEvent } from '@pishkhan/decider';
import { billAccount } from '../../../../services/billing-adjustments/src/bill-account/domain/bill-account.ts';
import { correction } from '../../../../services/billing-adjustments/src/correction/domain/correction.ts';
import type { Awaiting } from '../../../../services/billing-adjustments/src/correction/domain/correction.state.ts';
import { cases } from '../../../../services/case-handling/src/case/cases.ts';
import type { OpenFile } from '../../../../services/case-handling/src/engine/case.state.ts';
import { kindNamed, stageOf, type Stage } from '../../../../services/case-handling/src/engine/kind/kind.ts';
import { kinds } from '../../../../services/case-handling/src/kinds/index.ts';
import { meter } from '../../../../services/metering/src/meter/domain/meter.ts';
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
      .filter((event) => event.type === type && event.stream.startsWith(`${category}-`))
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
