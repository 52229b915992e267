import { rule } from '@pishkhan/decider';
import type { FactRecord } from '../../../engine/kind/facts.ts';

interface About {
  readonly facts: FactRecord;
}

/** Use, zone, units, capacity and tariff decide the gas price: they answer an objection to it (A6-1 a, 15.4-39). */
export const objectionMustConcernTheGasPrice = rule(
  'ObjectionMustConcernTheGasPrice',
  { fa: 'موضوع اعتراض گازبها نیست', en: 'The objection is not about the gas price' },
  ({ facts }: About) => facts['objection'] !== 'gasPrice',
);

interface RightTerms {
  readonly use?: string;
  readonly climateZone?: number;
  readonly dwellingUnits?: number;
  readonly meterCapacity?: string;
}

/** Whoever finds the terms wrong names the right value of at least one of them (11.8-2, 15.4-39). */
export const wrongTermsMustBeNamed = rule(
  'WrongTermsMustBeNamed',
  {
    fa: 'دست‌کم یکی از نوع مصرف، پهنه اقلیمی، تعداد واحد یا ظرفیت کنتور را با مقدار صحیح آن وارد کنید',
    en: 'Name at least one of use, climate zone, units and capacity with its right value',
  },
  ({ form: { use, climateZone, dwellingUnits, meterCapacity } }: { readonly form: RightTerms }) =>
    [use, climateZone, dwellingUnits, meterCapacity].every((value) => value === undefined),
);
