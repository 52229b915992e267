import { defineView, messagesOf, text, truth, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

const document = Type.Object({
  caseId: text('case'),
  trackingCode: text('tracking code'),
  accountId: text('account'),
  officeId: text('counter office'),
  restricted: truth('it is about a person who may not see it (A5-1)'),
});
export type KnownCase = DocumentOf<typeof document>;

/** "Which case is the reason of a look-up?" `_id` is the case, and once more its tracking code (N7). */
export const knownCase = defineView({
  name: 'known-case',
  version: 1,
  question: 'Which case is the reason of a look-up?',
  source: messagesOf('case-handling'),
  document,
}).on({
  CaseOpened: {
    keys: ({ data: { caseId, trackingCode } }) => [caseId, trackingCode],
    change: (_, { data: { caseId, trackingCode, accountId, officeId, kind, restricted } }) => ({
      caseId,
      trackingCode,
      accountId,
      officeId,
      restricted: restricted ?? kind === 'complaint',
    }),
  },
  CaseMovedToOffice: {
    keys: ({ data }) => [data.caseId],
    change: (known, { data: { to } }) => known && { ...known, officeId: to },
  },
  CaseWithdrawn: 'ignored',
  CaseClosed: 'ignored',
  MeterVisited: 'ignored',
  BillCorrectionRequested: 'ignored',
  BillCorrectionWithdrawn: 'ignored',
  CaseDataErased: 'ignored',
  MeterExchangeRequested: 'ignored',
  MeterTested: 'ignored',
  SelfReadingRequested: 'ignored',
  MiscChargeRequested: 'ignored',
});
