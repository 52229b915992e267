import { formatJalaliFa } from '@pishkhan/calendar';
import { deriveSegments, isFact } from '@pishkhan/consumption';
import { formatRialEn, formatRialFa, subtractRial, type Rial } from '@pishkhan/money';
import { faDigits, faNumber, type Text } from '@pishkhan/fields';
import type { Policy, PolicyVersion } from '@pishkhan/published-versions';
import type { TariffVersion } from '../../../../pricing/tariff/domain/tariff-book.messages.ts';
import type { BillAccount, PostedWindow } from '../../bill-account.state.ts';
import type { Reading } from '../../billing/bill.ts';
import { chainOf, segmentsOf } from '../../metering/connection.ts';
import { laterVersionsOf, tariffWithVersion } from '../../billing/terms/tariff-of-bill.ts';
import type {
  CorrectionBasis,
  CorrectionCause,
  CorrectionRequest,
  RatedBill,
  RestatedReading,
  Warning,
} from '../proposal.ts';
import { rerate } from './rerate.ts';
import type { AffectedBill } from './restating.ts';
import { causeOf, rightReadings } from './several/causes.ts';

const warningOf = (
  { version, title, effectiveFrom }: TariffVersion,
  billNumber: string,
  change: Rial | undefined,
): Warning => {
  const [fa, en] =
    change === undefined
      ? ['', '']
      : [`؛ با آن ${formatRialFa(change)} تفاوت داشت`, `; with it the bill would differ by ${formatRialEn(change)}`];
  return {
    kind: 'laterTariffVersion',
    fa: `تعرفه «${title.fa}» از ${formatJalaliFa(effectiveFrom)} پس از محاسبه قبض ${faDigits(billNumber)} منتشر شده و در این تعدیل به کار نرفته است${fa}.`,
    en: `The tariff version “${title.en}” from ${effectiveFrom} was published after bill ${billNumber} was rated and is not applied by this correction${en}.`,
    data: { billNumber, tariffVersion: version, effectiveFrom, ...(change !== undefined && { difference: change }) },
  };
};

const underivableWarning = ({ readOn, index }: Reading): Warning => ({
  kind: 'estimateNotDerived',
  fa: `رقم برآوردی ${faNumber(index)} در ${formatJalaliFa(readOn)} از نو محاسبه نشد، چون روش آن ثبت نشده است.`,
  en: `The estimate ${index} of ${readOn} is not derived anew, because its method is not on record.`,
  data: { readOn, index },
});

/** Estimates of the system after a restated reading that no method on record yields: approvers see them (15.4-31). */
export const underivableWarnings = (
  account: BillAccount,
  readings: readonly RestatedReading[],
  cause: CorrectionCause,
): readonly Warning[] => {
  const chain = chainOf(account);
  const first = chain.findIndex(({ readingId }) => readings.some((each) => each.readingId === readingId));
  if (first < 0) return [];
  const right = rightReadings(cause);
  const derived = deriveSegments(segmentsOf(account, chain), right);
  return chain.flatMap((reading, place) => {
    const isGuess =
      !isFact(reading) &&
      !reading.afterRemoval &&
      reading.estimatedBy !== 'reader' &&
      !right.indexes.has(reading.readingId);
    return place > first && isGuess && !derived[place]!.estimate ? [underivableWarning(reading)] : [];
  });
};

/**
 * Tariff versions for days of an affected bill that were published after it was rated and that the cause does not name:
 * they are not mixed into the correction, and approvers see them with their effect (15.4-41; F15).
 */
export const laterTariffWarnings = (
  affected: readonly AffectedBill[],
  rated: readonly RatedBill[],
  inForce: { readonly readings: readonly RestatedReading[]; readonly windows: readonly PostedWindow[] },
  { correctionId, cause }: CorrectionRequest,
  { account, book }: CorrectionBasis,
): readonly Warning[] =>
  affected.flatMap((each, place) =>
    laterVersionsOf(each.bill, book)
      .filter(({ version }) => causeOf(cause, 'tariffVersion')?.version !== version)
      .map((version) => {
        const mixed = { ...each, book: tariffWithVersion(each.bill, book, version) };
        const other = rerate(account, mixed, { ...inForce, book, correctionId });
        const change = 'rejected' in other ? undefined : subtractRial(other.after.total, rated[place]!.after.total);
        return warningOf(version, each.bill.face.billNumber, change);
      }),
  );

const policyNames: Readonly<Record<string, Text>> = {
  billing: { fa: 'صدور قبض', en: 'billing' },
  'correction-approval': { fa: 'تأیید تعدیل', en: 'approval of corrections' },
  'estimate-correction': { fa: 'تعدیل برآورد', en: 'correction of estimates' },
  'index-judgement': { fa: 'سنجش رقم کنتور', en: 'judgement of indexes' },
  'meter-error-window': { fa: 'بازه تصحیح خطای کنتور', en: 'window of a meter error' },
};

/**
 * Policy versions of this correction that came into force before they were published and that were not known when an
 * affected bill was issued, in place of an earlier one: approvers see that they decide the settlement, the approvals or
 * the limits of an index (15.4-41; F15).
 */
export const backdatedPolicyWarnings = (
  affected: readonly AffectedBill[],
  policies: readonly (readonly [Policy, PolicyVersion])[],
): readonly Warning[] =>
  policies.flatMap(([{ versions }, { name, version, effectiveFrom, publishedOn }]) => {
    const isBackdated = publishedOn !== undefined && effectiveFrom < publishedOn;
    const isFirst = versions.every(
      (each) =>
        each.effectiveFrom >= effectiveFrom || (each.publishedOn !== undefined && each.publishedOn >= publishedOn!),
    );
    if (!isBackdated || isFirst || affected.every(({ bill }) => bill.face.issuedOn >= publishedOn)) return [];
    const { fa, en } = policyNames[name] ?? { fa: name, en: name };
    return [
      {
        kind: 'backdatedPolicyVersion',
        fa: `ضابطه «${fa}» که در این تعدیل به کار رفته، از ${formatJalaliFa(effectiveFrom)} اجرا می‌شود ولی در ${formatJalaliFa(publishedOn)}، پس از صدور قبض، منتشر شده است.`,
        en: `The version ${version} of the policy “${en}”, which this correction uses, is in force from ${effectiveFrom} but was published on ${publishedOn}, after a bill was issued.`,
        data: { policy: name, policyVersion: version, effectiveFrom, publishedOn },
      },
    ];
  });
