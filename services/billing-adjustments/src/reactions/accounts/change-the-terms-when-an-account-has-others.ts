import { civilDate } from '@pishkhan/calendar';
import { accountTermsChanged } from '@pishkhan/contracts';
import { granted, whenHeard, type MessageOf } from '@pishkhan/service-kit';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import type { TermsChange } from '../../bill-account/domain/billing/terms/terms.ts';

const changeOf = ({ id, data }: MessageOf<typeof accountTermsChanged>): TermsChange => {
  const { changeId, from, use, climateZone, dwellingUnits, meterCapacity } = data;
  return {
    changeId,
    from: civilDate(from),
    ...(use !== undefined && { use }),
    ...(climateZone !== undefined && { climateZone }),
    ...(dwellingUnits !== undefined && { dwellingUnits }),
    ...(meterCapacity !== undefined && { meterCapacity }),
    broughtBy: id,
  };
};

/** Later bills are rated by the terms of their days (15.4-39). */
export const changeTheTermsWhenAnAccountHasOthers = whenHeard(accountTermsChanged, {
  name: 'change-the-terms-when-an-account-has-others',
  react: async (message, tools) => {
    const { accountId } = message.data;
    granted(await tools.execute(billAccount, accountId, { type: 'ChangeTerms', accountId, change: changeOf(message) }));
  },
});
