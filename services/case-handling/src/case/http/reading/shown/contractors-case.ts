import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import { targets, type CaseKind } from '../../../../engine/kind/kind.ts';
import type { CaseFileView } from '../../../views/case-file.view.ts';
import type { CaseFileDto, CaseSummaryDto, HistoryLineDto } from '../case-file.dto.ts';
import { kindOf } from '../case-file.responses.ts';

/** The contractor who reads, if the reader sees nothing but its orders. */
export const contractorIn = (reach: Reach): string | undefined => onlyContractorOf(reach);

const companyOf = ({ data }: HistoryLineDto): unknown => data['company'];

/** Stages to which a report of this stage leads. */
const afterReportOf = (kind: CaseKind, name: string): readonly string[] => {
  const stage = kind.stages[name];
  return stage && 'orders' in stage ? targets(stage.reported) : [];
};

/** What was decided about a report of the contractor and sent back to it, with the reason (A1-13). */
const answersItsReport = ({ kind, kindVersion, history }: CaseFileDto, place: number, contractor: string): boolean => {
  const { type, data } = history[place]!;
  const next = history.slice(place + 1).find((line) => line.type === 'StageEntered');
  return (
    type === 'CaseDecided' &&
    next !== undefined &&
    companyOf(next) === contractor &&
    afterReportOf(kindOf({ kind, kindVersion }), String(next.data['stage'])).includes(String(data['stage']))
  );
};

/** Lines about the orders of the contractor; those of other people without their names and forms. */
const linesFor = (file: CaseFileDto, contractor: string): HistoryLineDto[] =>
  file.history.flatMap((line, place) => {
    if (line.actor.office === contractor) return [line];
    const isAboutIt = companyOf(line) === contractor || answersItsReport(file, place, contractor);
    return isAboutIt ? [{ ...line, actor: { subject: '', office: line.actor.office }, data: {} }] : [];
  });

/** The order of the contractor in a list; while others work on the case, not what they do (A1-4, A1-6). */
export const summaryForContractor = <Summary extends CaseSummaryDto>(
  summary: Summary,
  { waiting }: Pick<CaseFileView, 'waiting'>,
  contractor: string,
): Summary => {
  const own = { ...summary, assignedTo: null, escalatedTo: null, outcome: null };
  return waiting.company === contractor
    ? own
    : { ...own, stage: '', nextStep: null, waitsFor: null, paused: null, dueOn: null, provisional: false };
};

/**
 * A case as its contractor sees it: the order, the meter and the account, what it reported and why a form came back;
 * nothing that the applicant wrote, no other person, no money and no other work (A1-4, A1-6; who-sees-what).
 */
export const shownToContractor = (
  file: CaseFileDto,
  waiting: Pick<CaseFileView, 'waiting'>,
  contractor: string,
): CaseFileDto => ({
  ...summaryForContractor(file, waiting, contractor),
  openedBy: '',
  asked: {},
  askedFields: [],
  fee: null,
  course: { stages: [], edges: [] },
  clocks: file.actions.length > 0 ? file.clocks.filter(({ state }) => state === 'running' || state === 'missed') : [],
  visit: null,
  notices: [],
  correction: null,
  outcomeTitle: null,
  answeredInTime: null,
  continuesAs: null,
  continuedBy: null,
  continues: null,
  applicant: null,
  withheld: [],
  history: linesFor(file, contractor),
});
