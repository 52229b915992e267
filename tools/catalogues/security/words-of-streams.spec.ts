import { describe, expect, it } from '@jest/globals';
import * as billingAdjustments from '@pishkhan/billing-adjustments/domain';
import * as caseHandling from '@pishkhan/case-handling/domain';
import * as customerAccounts from '@pishkhan/customer-accounts/domain';
import * as metering from '@pishkhan/metering/domain';

const services = { billingAdjustments, caseHandling, customerAccounts, metering };

describe.each(Object.entries(services))('%s', (_, { deciders, streams: { words } }) => {
  const types = deciders.flatMap(({ events }) => Object.keys(events));
  it('11: every category and every event has words for an auditor, in both languages', () => {
    const unsaid = [
      ...deciders.map(({ category }) => category).filter((each) => !Object.hasOwn(words.categories, each)),
      ...types.filter((each) => !Object.hasOwn(words.events, each)),
    ];
    expect(unsaid).toEqual([]);
    for (const { fa, en } of [...Object.values(words.categories), ...Object.values(words.events)]) {
      expect(fa).toMatch(/^[^A-Za-z]+$/);
      expect(en).toMatch(/^[A-Za-z -]+$/);
    }
  });
});
