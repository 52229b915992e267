import type { MeterTested } from '@pishkhan/contracts';
import type { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { CaseState } from '../../engine/case.file.ts';
import { caseFile } from './case-file.view.ts';

const dayIn = ({ data }: { readonly data: Readonly<Record<string, unknown>> }): string[] => {
  const published = data['published'] as { readonly event: string; readonly content: unknown } | undefined;
  return published?.event === 'MeterTested' ? [(published.content as MeterTested).testedOn] : [];
};

/** Day of the last approved test of the meter in another case: an error counts from it on at most (B5-1, 15.1-1). */
export const lastTestOf = async (reads: Reads, state: CaseState): Promise<string | undefined> => {
  if (state.status === 'none' || state.meterId === null) return undefined;
  const tested = await reads
    .model(caseFile)
    .find({
      meterId: state.meterId,
      _id: trusted({ $ne: state.caseId }),
      'history.data.published.event': 'MeterTested',
    })
    .lean();
  return tested
    .flatMap(({ history }) => history.flatMap(dayIn))
    .toSorted()
    .at(-1);
};
