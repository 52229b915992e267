import { amount, civilDate, identifier, listOf, nullable, plain, truth, typed } from '@pishkhan/fields';
import { dto, proposal, publication, publishingStatus, reasonOfProposal } from '@pishkhan/service-kit';

const itemForm = /^[a-z][A-Za-z0-9]{0,59}$/;
const MOST_FEES = 200;

const readFees = (raw: unknown): Record<string, number> | undefined => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined;
  const fees = Object.entries(raw).map(([item, typedFee]) => [item, amount().read(typedFee)] as const);
  const isValid = fees.every(([item, fee]) => itemForm.test(item) && fee !== undefined);
  return isValid && fees.length > 0 && fees.length <= MOST_FEES
    ? (Object.fromEntries(fees) as Record<string, number>)
    : undefined;
};

const fees = typed<Record<string, number>>({
  rule: 'isFees',
  title: {
    fa: 'کارمزد هر خدمت، ریال (۱۳.۴)',
    en: 'amount by service, integer rials: `billReview`, `meterVisit`, … (13.4)',
  },
  schema: {
    type: 'object',
    minProperties: 1,
    maxProperties: MOST_FEES,
    additionalProperties: { type: 'integer', minimum: 0 },
  },
  read: readFees,
  demands: { fa: 'را برای هر خدمت وارد کنید (عدد صحیح، ریال)', en: 'must give whole rials for each service by name' },
});

const feeSchedule = {
  version: identifier(
    { fa: 'نسخه؛ پس از انتشار تغییر نمی‌کند', en: 'version; once published it never changes' },
    { example: 'sample-1403' },
  ),
  effectiveFrom: civilDate({ fa: 'نخستین روز دریافت به این نرخ', en: 'first day in force' }, { example: '2024-03-20' }),
  sample: truth({ fa: 'آزمایشی‌بودن مبالغ؛ مصوب شرکت نیست', en: "amounts for trial only, not the company's" }),
  fees: fees(undefined, { example: { billReview: 35_000, meterVisit: 35_000 } }),
};

const { fees: _, ...ofForm } = feeSchedule;
/** The fields of a screen beside the fees. */
export const feeScheduleForm = ofForm;

/** Fees, proposed by a policy officer. */
export class FeeScheduleBody extends dto({ ...feeSchedule, ...reasonOfProposal }) {}

export class PublishedFeeScheduleDto extends dto({ version: plain.text('version'), ...publishingStatus }) {}

class FeeScheduleDto extends dto({ ...feeSchedule, ...publication }) {}
class WaitingFeeScheduleDto extends dto({ ...feeSchedule, ...proposal }) {}

export class FeeSchedulesDto extends dto({
  inForce: nullable(plain.text('version in force today')),
  versions: listOf(FeeScheduleDto, 'the earliest first, then those replaced'),
  waiting: listOf(WaitingFeeScheduleDto, 'proposed, without effect until a second person confirms'),
}) {}
