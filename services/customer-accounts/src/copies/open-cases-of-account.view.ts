import type { CivilDate } from '@pishkhan/calendar';
import { civilDate, defineView, list, messagesOf, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

const title = Type.Object({ fa: text('in Persian'), en: text('in English') });
const openCase = Type.Object(
  {
    caseId: text('case'),
    trackingCode: text('tracking code'),
    kind: text('kind of case'),
    title,
    officeId: text('counter office'),
    openedOn: civilDate('day of registration'),
  },
  { $id: 'OpenCase' },
);
export type OpenCase = DocumentOf<typeof openCase>;

const document = Type.Object(
  { openCases: list('cases that are neither withdrawn nor closed, the oldest first', openCase) },
  { $id: 'OpenCasesOfAccount' },
);

const keys = ({ data }: { readonly data: { readonly accountId: string } }) => [data.accountId];

/** Messages of two cases have no order between them, so that the order of arrival must not show. */
const byAge = (one: OpenCase, other: OpenCase): number =>
  `${one.openedOn} ${one.caseId}` < `${other.openedOn} ${other.caseId}` ? -1 : 1;

type Known = DocumentOf<typeof document> | undefined;
const withoutCase = (known: Known, { data }: { readonly data: { readonly caseId: string } }): Known =>
  known && { openCases: known.openCases.filter(({ caseId }) => caseId !== data.caseId) };

/**
 * "Which cases of this account are open?", for a clerk at the counter. A case about a person is not listed (A5-1).
 * `_id` is the account.
 */
export const openCasesOfAccount = defineView({
  name: 'open-cases-of-account',
  version: 2,
  question: 'Which cases of this account are open?',
  source: messagesOf('case-handling'),
  document,
}).on({
  CaseOpened: {
    keys,
    change: (known, { data: { caseId, trackingCode, kind, title: named, officeId, openedOn, restricted } }) => {
      if (restricted ?? kind === 'complaint') return known;
      const title = named ?? { fa: kind, en: kind };
      const opened = { caseId, trackingCode, kind, title, officeId, openedOn: openedOn as CivilDate };
      return { openCases: [...(known?.openCases ?? []), opened].toSorted(byAge) };
    },
  },
  CaseMovedToOffice: {
    keys,
    change: (known, { data: { caseId, to } }) =>
      known && {
        openCases: known.openCases.map((each) => (each.caseId === caseId ? { ...each, officeId: to } : each)),
      },
  },
  CaseWithdrawn: { keys, change: withoutCase },
  CaseClosed: { keys, change: withoutCase },
  MeterVisited: 'ignored',
  BillCorrectionRequested: 'ignored',
  BillCorrectionWithdrawn: 'ignored',
  CaseDataErased: 'ignored',
  MeterExchangeRequested: 'ignored',
  MeterTested: 'ignored',
  SelfReadingRequested: 'ignored',
  MiscChargeRequested: 'ignored',
});
