import { civilDate } from '@pishkhan/calendar';
import { readingKeptAsEvidence } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';

/** A reading that arrives late closes no period; it is evidence of its day (15.4-32). */
export const takeEvidenceWhenAReadingIsKeptAsEvidence = whenHeard(readingKeptAsEvidence, {
  name: 'take-evidence-when-a-reading-is-kept-as-evidence',
  react: async ({ id, data }, { execute }) => {
    const { accountId, readOn, caseId, selfReadingId, channel: _, announcedOn: __, ...read } = data;
    const declaredIn = caseId !== undefined && selfReadingId !== undefined && { caseId, selfReadingId };
    const evidence = { ...read, readOn: civilDate(readOn), ...(declaredIn && { declaredIn }), broughtBy: id };
    const command = { type: 'TakeEvidence', accountId, evidence } as const;
    granted(await execute(billAccount, accountId, command, { businessDate: readOn }));
  },
});
