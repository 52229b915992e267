import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import type { CaseFileDto, HistoryLineDto } from '../case-file.dto.ts';

/** The contractor who reads, if the reader sees nothing but its orders. */
export const contractorIn = (reach: Reach): string | undefined => onlyContractorOf(reach);

const companyOf = ({ data }: HistoryLineDto): unknown => data['company'];

/** The decision that gave an order to the contractor, or returned its form, with the reason (A1-4, A1-13). */
const ordersFrom = (history: readonly HistoryLineDto[], place: number, contractor: string): boolean => {
  if (!['CaseDecided', 'CaseSentBack'].includes(history[place]!.type)) return false;
  const next = history.slice(place + 1).find(({ type }) => type === 'StageEntered');
  return next !== undefined && companyOf(next) === contractor;
};

/** Lines about the orders of the contractor; those of other people without their names and forms. */
const linesFor = (history: readonly HistoryLineDto[], contractor: string): HistoryLineDto[] =>
  history.flatMap((line, place) => {
    if (line.actor.office === contractor) return [line];
    const isAboutIt = companyOf(line) === contractor || ordersFrom(history, place, contractor);
    return isAboutIt ? [{ ...line, actor: { subject: '', office: line.actor.office }, data: {} }] : [];
  });

/**
 * A case as its contractor sees it: the order, the meter and the account, what it reported and why a form came back;
 * nothing that the applicant wrote, no other person, no money and no other work (A1-4, A1-6; who-sees-what).
 */
export const shownToContractor = (file: CaseFileDto, contractor: string): CaseFileDto => ({
  ...file,
  openedBy: '',
  assignedTo: null,
  escalatedTo: null,
  asked: {},
  askedFields: [],
  fee: null,
  course: { stages: [], edges: [] },
  clocks: file.actions.length > 0 ? file.clocks.filter(({ state }) => state === 'running' || state === 'missed') : [],
  visit: null,
  notices: [],
  correction: null,
  outcome: null,
  outcomeTitle: null,
  answeredInTime: null,
  continuesAs: null,
  continuedBy: null,
  continues: null,
  applicant: null,
  history: linesFor(file.history, contractor),
});
