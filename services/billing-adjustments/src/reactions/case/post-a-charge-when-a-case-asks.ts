import { civilDate } from '@pishkhan/calendar';
import { miscChargeRequested } from '@pishkhan/contracts';
import { granted, whenHeard } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { policy, policyOfNameOn } from '../../pricing/policy/domain/policy.ts';

/** The cost of a case is posted, or its case gets the rule that refused it (A1-11, B6-5, Card 74). */
export const postAChargeWhenACaseAsks = whenHeard(miscChargeRequested, {
  name: 'post-a-charge-when-a-case-asks',
  react: async ({ data }, tools) => {
    const post = async () => {
      const costs = policyOfNameOn(
        'misc-charges',
        (await tools.load(policy, 'misc-charges')).state,
        civilDate(data.incurredOn),
      );
      return { type: 'PostCharge' as const, ...data, ...(costs && { costs }), today: tools.clock.today() };
    };
    granted(await tools.execute(billAccount, data.accountId, post, { reason: `case ${data.caseId}` }));
  },
});
