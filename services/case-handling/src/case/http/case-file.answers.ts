import { daysBetween, type CivilDate } from '@pishkhan/calendar';
import { kinds } from '../../kinds/index.ts';
import type { CaseEvent } from '../../engine/case.messages.ts';
import { kindNamed, stageOf, type CaseKind } from '../../engine/kind/kind.ts';
import type { CaseFileView } from '../views/case-file.view.ts';
import { nearestOf, NO_DEADLINE, type ClockView } from '../views/clocks.ts';
import type { WorklistItem } from '../views/worklist.view.ts';
import type { CaseFileDto, CaseSummaryDto, ClockDto, WorklistItemDto } from './case-file.dto.ts';
import { historyWords, outcomeWords } from './history-words.ts';

type Kept<Document> = Document & { readonly _id: string };

const kindOf = ({ kind, kindVersion }: { readonly kind: string; readonly kindVersion: number }): CaseKind => {
  const found = kindNamed(kinds, kind, kindVersion);
  if (!found) throw new Error(`no kind ${kind} of version ${kindVersion}`);
  return found;
};

const clockDto = (
  kind: CaseKind,
  {
    clock,
    startedOn,
    within,
    unit,
    dueOn,
    state,
    fallsOnClosedDay,
    calendarUnit,
    calendarVersions,
    earlierDueOn,
  }: ClockView,
): ClockDto => ({
  clock,
  title: kind.clocks[clock]?.title ?? { fa: clock, en: clock },
  startedOn,
  within,
  unit,
  dueOn,
  state,
  fallsOnClosedDay,
  calendarUnit,
  calendarVersions: [...calendarVersions],
  earlierDueOn: [...earlierDueOn],
});

/**
 * A view may be read between the opening and the first stage, which lie in one append: then nobody waits for anything
 * yet.
 */
const stepOf = (kind: CaseKind, stage: string) => (stage === '' ? null : stageOf(kind, stage).title);

export const summaryOf = (file: Kept<CaseFileView>): CaseSummaryDto => {
  const kind = kindOf(file);
  const { trackingCode, state, stage, waitsFor, escalatedTo, officeId, countyOffice, accountId, openedOn, outcome } =
    file;
  return {
    caseId: file._id,
    trackingCode,
    kind: kind.kind,
    title: kind.title,
    state,
    stage,
    nextStep: state === 'open' ? stepOf(kind, stage) : null,
    waitsFor,
    escalatedTo,
    officeId,
    countyOffice,
    accountId,
    openedOn,
    dueOn: nearestOf(file.clocks)?.dueOn ?? null,
    outcome,
  };
};

/** The whole case for its office: where it stands, and line by line how it came there. */
export const caseFileOf = (file: Kept<CaseFileView>): CaseFileDto => {
  const kind = kindOf(file);
  const { kindVersion, meterId, openedBy, asked, fee, visit, notices, outcome, answeredInTime, continuesAs, history } =
    file;
  return {
    ...summaryOf(file),
    kindVersion,
    meterId,
    openedBy,
    asked: { ...asked },
    fee: { item: fee.item, amount: fee.amount, schedule: fee.schedule },
    clocks: file.clocks.map((clock) => clockDto(kind, clock)),
    visit: visit && {
      visitedOn: visit.visitedOn,
      visitedBy: visit.visitedBy,
      indexSeen: visit.indexSeen,
      meterSound: visit.meterSound,
      remarks: visit.remarks ?? null,
    },
    notices: notices.map(({ channel, at, reference, outcome: told, informedBy, remarks }) => ({
      channel,
      at,
      reference,
      outcome: told,
      informedBy,
      remarks,
    })),
    outcomeTitle: outcome === null ? null : outcomeWords(kind, outcome),
    answeredInTime,
    continuesAs,
    history: history.map(({ at, on, type, actor, data }) => ({
      at,
      on,
      type,
      actor: { subject: actor.subject, office: actor.office },
      says: historyWords(kind, { type, data } as CaseEvent),
      data,
    })),
  };
};

export const worklistItemOf = (item: Kept<WorklistItem>, today: CivilDate): WorklistItemDto => {
  const { trackingCode, kind, stage, waitsFor, shownTo, officeId, accountId, since, openedOn, dueOn, escalatedTo } =
    item;
  return {
    caseId: item._id,
    trackingCode,
    kind,
    nextStep: stageOf(kindOf(item), stage).title,
    stage,
    waitsFor,
    shownTo: shownTo!,
    officeId,
    accountId,
    since,
    ageInDays: daysBetween(openedOn as CivilDate, today),
    dueOn: dueOn === NO_DEADLINE ? null : dueOn,
    escalated: escalatedTo !== null,
  };
};
