import type { RecordedEvent } from '@pishkhan/event-store';
import { everyVersion } from '@pishkhan/published-versions';
import { correction } from '../correction/domain/correction.ts';
import type { CorrectionState } from '../correction/domain/correction.state.ts';
import type { CorrectionRequest } from '../bill-account/domain/correcting/proposal.ts';
import { tariffBook, tariffBookId } from '../pricing/tariff/domain/tariff-book.ts';
import type { BillsCorrected } from '../bill-account/domain/bill-account.messages.ts';
import type { Load } from '../bill-account/decision-basis.ts';
import type { Text } from '@pishkhan/fields';

/** The case behind a correction: whose office it is of, and what its visit found. */
export type Origin = Partial<Pick<CorrectionRequest, 'officeId' | 'evidence'>>;

/** What an explanation takes from other streams than the account's. */
export interface Background {
  /** Title of a tariff version; its name where the book does not know it. */
  titleOf(version: string): Text;
  originOf(corrected: BillsCorrected['data']): Origin;
}

const requestOf = (state: CorrectionState): Origin =>
  'request' in state && state.request ? { officeId: state.request.officeId, evidence: state.request.evidence } : {};

/** Corrections that were posted before their event named office and evidence. */
const withoutOrigin = (events: readonly RecordedEvent[]): readonly string[] =>
  events
    .filter(({ type }) => type === 'BillsCorrected')
    .map(({ data }) => data as BillsCorrected['data'])
    .filter(({ officeId }) => officeId === undefined)
    .map(({ correctionId }) => correctionId);

/** From the log itself. @param events of the account */
export const backgroundOf = async (load: Load, events: readonly RecordedEvent[]): Promise<Background> => {
  const versions = everyVersion((await load(tariffBook, tariffBookId)).state);
  const origins = new Map(
    await Promise.all(
      withoutOrigin(events).map(async (id) => [id, requestOf((await load(correction, id)).state)] as const),
    ),
  );
  return {
    titleOf: (name) => versions.find(({ version }) => version === name)?.title ?? { fa: name, en: name },
    originOf: ({ correctionId, officeId, evidence }) =>
      officeId === undefined ? (origins.get(correctionId) ?? {}) : { officeId, evidence },
  };
};
