import { kinds } from '../../kinds/index.ts';
import type { CaseEvent } from '../../engine/case.messages.ts';
import type { CaseState } from '../../engine/case.state.ts';
import { kindNamed, ownerOf, stageOf } from '../../engine/kind/kind.ts';
import type { CaseStepDto, OpenedCaseDto } from './case.dto.ts';

/** Answer to an opened case, from its own events: a repeated command says the same. */
export const openedOf = (events: readonly CaseEvent[]): OpenedCaseDto => {
  const opened = events.find((event) => event.type === 'CaseOpened')!;
  const dues = events.flatMap((event) => (event.type === 'ClockStarted' ? [event.data.dueOn] : [])).toSorted();
  const { caseId, trackingCode, fee } = opened.data;
  return { caseId, trackingCode, answerBy: dues[0] ?? null, feeCharged: fee.amount };
};

export const stepOf = (state: CaseState): CaseStepDto => {
  if (state.status === 'none') throw new Error('a step was taken in a case that was never opened');
  const { caseId, kind, kindVersion, stage, status } = state;
  const at = stageOf(kindNamed(kinds, kind, kindVersion)!, stage);
  return {
    caseId,
    state: status,
    stage,
    waitsFor: status === 'open' ? (ownerOf(at) ?? null) : null,
    requestId: 'requests' in at ? (state.awaits ?? null) : null,
    outcome: status === 'closed' ? state.outcome : null,
  };
};
