import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import type { Published } from '../../bill-account/kept-reading/unpriced/domain/unpriced-readings.messages.ts';
import { accountShards } from '../../bill-account/kept-reading/unpriced/domain/account-shards.ts';
import { unpricedReadings } from '../../bill-account/kept-reading/unpriced/domain/unpriced-readings.ts';
import { policy } from '../../pricing/policy/domain/policy.ts';
import { tariffBook } from '../../pricing/tariff/domain/tariff-book.ts';

const beginChecks = async ({ execute }: ReactionTools, published: Published): Promise<void> => {
  const reason = `${published.kind} ${published.version}`;
  for (const shard of accountShards)
    granted(await execute(unpricedReadings, shard, { type: 'BeginPriceCheck', published }, { step: shard, reason }));
};

/** A tariff was published: readings that were kept without one are billed by themselves (11.1, F8). */
export const billUnpricedReadingsWhenATariffIsPublished = whenRecorded(tariffBook, ['TariffVersionPublished'], {
  name: 'bill-unpriced-readings-when-a-tariff-is-published',
  react: ({ data: { version } }, tools) => beginChecks(tools, { kind: 'tariff', version }),
});

/** The billing policy was published: readings that were kept without it are billed by themselves (15.2, F8). */
export const billUnpricedReadingsWhenABillingPolicyIsPublished = whenRecorded(policy, ['PolicyVersionPublished'], {
  name: 'bill-unpriced-readings-when-a-billing-policy-is-published',
  react: async ({ data: { name, version } }, tools) => {
    if (name === 'billing') await beginChecks(tools, { kind: 'policy', version });
  },
});
