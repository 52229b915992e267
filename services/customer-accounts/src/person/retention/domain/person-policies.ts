import { addDays, type CivilDate } from '@pishkhan/calendar';
import { whole } from '@pishkhan/fields';
import { definePolicy, policyOn, type Policy } from '@pishkhan/published-versions';

/** How long bills are kept with the person to whom they were issued (15.2-14). */
const retention = definePolicy({
  title: { fa: 'مدت نگهداری قبض‌ها با نام اشخاص', en: 'How long bills are kept with their person' },
  fields: {
    daysAfterLastBill: whole(
      { fa: 'روزهای نگهداری پس از آخرین قبض', en: 'days for which bills are kept after the last one was issued' },
      { min: 1, max: 36_525 },
    ),
  },
  rules: () => false,
});

/** The name of the policy; it is the id of its stream. */
export const RETENTION = 'retention';
/** The policies about persons by name. */
export const personPolicies = { [RETENTION]: retention } as const;

/** A period in force: version of the policy, and its length. */
export interface Retention {
  readonly version: string;
  readonly daysAfterLastBill: number;
}

export const retentionOn = (policy: Policy, day: CivilDate): Retention | undefined => {
  const inForce = policyOn(personPolicies, RETENTION, policy, day);
  return inForce && { version: inForce.version, daysAfterLastBill: inForce.content.daysAfterLastBill };
};

/** The last day on which a bill is kept. */
export const keptUntil = (lastBillOn: CivilDate, { daysAfterLastBill }: Retention): CivilDate =>
  addDays(lastBillOn, daysAfterLastBill);
