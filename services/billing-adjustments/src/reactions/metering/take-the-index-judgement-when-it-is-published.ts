import { civilDate } from '@pishkhan/calendar';
import { readingPolicyPublished } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { indexJudgementId, indexJudgements } from '../../pricing/index-judgement/domain/index-judgement.ts';

/** Right indexes are judged by the limits that metering judges readings by (15.4-34). */
export const takeTheIndexJudgementWhenItIsPublished = whenHeard(readingPolicyPublished, {
  name: 'take-the-index-judgement-when-it-is-published',
  react: async ({ data, businessDate }, { execute }) => {
    const { publishedOn = businessDate, replaces: _, effectiveFrom, ...version } = data;
    const draft = { ...version, effectiveFrom: civilDate(effectiveFrom) };
    const command = { type: 'TakeIndexJudgement', draft, today: civilDate(publishedOn) } as const;
    granted(await execute(indexJudgements, indexJudgementId, command, { businessDate: publishedOn }));
  },
});
