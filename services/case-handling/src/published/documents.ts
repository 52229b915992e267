import { amount } from '@pishkhan/fields';
import { dto, versionedDocument, versionedPolicies, type VersionedDocuments } from '@pishkhan/service-kit';
import { part } from '@pishkhan/fields';
import { COMPANY } from '../case/calendars-in-force.ts';
import { feeItemsOf, newestOf } from '../engine/kind/kind.ts';
import { kinds } from '../kinds/index.ts';
import { casePolicies } from './case-policy/domain/case-policies.ts';
import { casePolicy } from './case-policy/domain/case-policy.ts';
import { COUNTER_OFFICES, feeSchedule } from './fee-schedule/domain/fee-schedule.ts';
import { feeScheduleForm } from './fee-schedule/fee-schedule.dto.ts';
import { workingCalendar } from './working-calendar/domain/working-calendar.ts';
import { calendarForm } from './working-calendar/working-calendar.dto.ts';

const CALENDARS = '/v1/working-calendars';
const FEES = '/v1/fee-schedules';

/** A fee is named by the kinds of case for which it is collected. */
const titleOfFee = (item: string) => {
  const titles = newestOf(kinds).flatMap(({ title, opens }) => (opens.fee === item ? [title] : []));
  return { fa: titles.map(({ fa }) => fa).join('، '), en: titles.map(({ en }) => en).join(', ') };
};
const feesByKind = () => Object.fromEntries(feeItemsOf(kinds).map((item) => [item, amount(titleOfFee(item))]));

const calendarOf = (unit: string, name: { readonly fa: string; readonly en: string }) =>
  versionedDocument({
    decider: workingCalendar,
    id: unit,
    inputs: {},
    isOfOneUnit: unit !== COMPANY,
    title: { fa: `تقویم کاری ${name.fa}`, en: `Working calendar of ${name.en}` },
    proposals: CALENDARS,
    decisions: `${CALENDARS}/${unit}`,
    fields: calendarForm,
    fixed: { unit },
    firstDay: 'from',
  });

/** Fees, calendars and policies of cases, as people administer them. */
export const documents: VersionedDocuments = (offices) => [
  versionedDocument({
    decider: feeSchedule,
    id: COUNTER_OFFICES,
    inputs: { feeItems: feeItemsOf(kinds) },
    title: { fa: 'کارمزد دفاتر پیشخوان', en: 'Fees of the counter offices' },
    proposals: FEES,
    decisions: FEES,
    fields: { fees: part(dto(feesByKind()), { fa: 'کارمزد هر خدمت', en: 'fee of each service' }), ...feeScheduleForm },
  }),
  calendarOf(COMPANY, { fa: 'شرکت', en: 'the company' }),
  ...offices.map(({ officeId, name }) => calendarOf(officeId, { fa: name, en: officeId })),
  ...versionedPolicies(casePolicies, casePolicy, '/v1/case-policies'),
];
