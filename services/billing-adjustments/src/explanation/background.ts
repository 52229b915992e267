import type { RecordedEvent } from '@pishkhan/event-store';
import { everyVersion } from '@pishkhan/published-versions';
import { correction } from '../correction/domain/correction.ts';
import type { CorrectionState } from '../correction/domain/correction.state.ts';
import type { CorrectionRequest } from '../bill-account/domain/correcting/proposal.ts';
import { tariffBook, tariffBookId } from '../pricing/tariff/domain/tariff-book.ts';
import type { BillsCorrected } from '../bill-account/domain/bill-account.messages.ts';
import type { Load } from '../pricing/decision-basis.ts';
import type { Text } from '@pishkhan/fields';

/** The case behind a correction: its office, and the result of its visit. */
export type Origin = Partial<Pick<CorrectionRequest, 'officeId' | 'evidence'>>;

/** Inputs of an explanation from streams other than the account's. */
export interface Background {
  /** Title of a tariff version, never its code. */
  titleOf(version: string): Text;
  originOf(corrected: BillsCorrected['data']): Origin;
}

const untitled: Text = { fa: 'تعرفه همین روزها', en: 'the tariff of these days' };

const requestOf = (state: CorrectionState): Origin =>
  'request' in state && state.request ? { officeId: state.request.officeId, evidence: state.request.evidence } : {};

/** Corrections posted by events without office and evidence. */
const withoutOrigin = (events: readonly RecordedEvent[]): readonly string[] =>
  events
    .filter(({ type }) => type === 'BillsCorrected')
    .map(({ data }) => data as BillsCorrected['data'])
    .filter(({ officeId }) => officeId === undefined)
    .map(({ correctionId }) => correctionId);

/**
 * Read from the log.
 *
 * @param events Events of the account
 */
export const backgroundOf = async (load: Load, events: readonly RecordedEvent[]): Promise<Background> => {
  const versions = everyVersion((await load(tariffBook, tariffBookId)).state);
  const origins = new Map(
    await Promise.all(
      withoutOrigin(events).map(async (id) => [id, requestOf((await load(correction, id)).state)] as const),
    ),
  );
  return {
    titleOf: (name) => versions.find(({ version }) => version === name)?.title ?? untitled,
    originOf: ({ correctionId, officeId, evidence }) =>
      officeId === undefined ? (origins.get(correctionId) ?? {}) : { officeId, evidence },
  };
};
