import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../../../check/source/files.ts';

interface Sample {
  readonly type: string;
  readonly data: Record<string, unknown>;
}
const sampleOf = (path: string): Sample =>
  JSON.parse(readFileSync(join(workspaceRoot, 'services/billing-adjustments/src', path), 'utf8')) as Sample;

/** Ids of the records that are seeded as events, because a long way of commands leads to them. */
export const seededIds = (countyOffice: string) => ({
  correctionId: `correction-of-${countyOffice}`,
  readingId: `kept-reading-of-${countyOffice}`,
});

/** A correction that waits for approval, and a reading that is not billed. */
export const seededOf = (countyOffice: string, officeId: string): Record<string, Sample[]> => {
  const { correctionId, readingId } = seededIds(countyOffice);
  const accountId = `3000070${countyOffice.at(-1)}`;
  const { type, data } = sampleOf('correction/samples/CorrectionProposed.v2.json');
  const about = { correctionId, accountId, caseId: `case-of-${countyOffice}` };
  const request = { ...(data['request'] as object), ...about, officeId, broughtBy: `message-of-${countyOffice}` };
  const proposal = { ...(data['proposal'] as object), ...about };
  const kept = sampleOf('bill-account/samples/ReadingKept.v1.json');
  const reading = { ...(kept.data['reading'] as object), readingId, meterId: `M-${accountId}` };
  return {
    [`correction-${correctionId}`]: [{ type, data: { ...data, countyOffice, request, proposal } }],
    [`bill-account-${accountId}`]: [{ type: kept.type, data: { ...kept.data, accountId, countyOffice, reading } }],
  };
};
