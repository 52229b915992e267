import { addDays, formatJalaliFa, type CivilDate } from '@pishkhan/calendar';
import { faNumber } from '@pishkhan/fields';
import { addRial, formatRialEn, formatRialFa, type Rial } from '@pishkhan/money';
import {
  countedKinds,
  countedTitles,
  type CountedKind,
  type Separation,
} from '../../../../pricing/policy/domain/content/approval/separation.fields.ts';

/** Money of the account that persons decided on; the amount has no sign: a credit and a debit do not cancel out. */
export interface Counted {
  readonly kind: CountedKind;
  readonly id: string;
  readonly amount: Rial;
  readonly on: CivilDate;
  /** Readings that a correction restated. */
  readonly readings?: readonly string[];
  /** No person approved it: its policy posted it (15.4-32). */
  readonly byPolicy?: boolean;
}

/** The sum that decides the band, and what it counts (N3). */
export interface CountedSum {
  /** First day of the window: so many days before the request. */
  readonly from: CivilDate;
  readonly own: Rial;
  readonly total: Rial;
  /** The sum needs more approvals than the own amount alone. */
  readonly raisesBand: boolean;
  readonly items: readonly (Pick<Counted, 'kind' | 'id' | 'amount' | 'on'> & {
    readonly because: 'sameReading' | 'sameAccount' | 'sameReceipt';
  })[];
}

interface Own {
  readonly amount: Rial;
  /** Day of the request. The window begins before it and has no end, so that waiting leaves nothing out. */
  readonly requestedOn: CivilDate;
  readonly readings?: readonly string[];
}

interface Bands {
  approvalsOf(sum: Rial): readonly string[];
}

/**
 * Amounts on this account that count together with an own one: of the window, and of the same readings on any day (N3).
 * Undefined under a policy without a window.
 */
export const countedSum = (
  counted: readonly Counted[],
  { amount, requestedOn, readings = [] }: Own,
  { countedDays, counts = countedKinds, approvalsOf }: Separation & Bands,
): CountedSum | undefined => {
  if (countedDays === undefined) return undefined;
  const from = addDays(requestedOn, -countedDays);
  const items = counted
    .filter(({ kind }) => counts.includes(kind))
    .flatMap(({ kind, id, amount: other, on, readings: restated = [] }) => {
      const isSameReading = restated.some((reading) => readings.includes(reading));
      if (!isSameReading && on < from) return [];
      const because = isSameReading ? ('sameReading' as const) : ('sameAccount' as const);
      return [{ kind, id, amount: other, on, because }];
    });
  const total = addRial(amount, ...items.map((each) => each.amount));
  const raisesBand = approvalsOf(total).length > approvalsOf(amount).length;
  return { from, own: amount, total, raisesBand, items };
};

/** Why more persons sign than for the own amount alone; approvers see what the sum counts. */
export const sumWarning = ({ from, own, total, items }: CountedSum) => {
  const fa = items.map(
    ({ kind, amount, on, because }) =>
      `${countedTitles[kind].fa} ${formatRialFa(amount)} در ${formatJalaliFa(on)}${because === 'sameReading' ? ' (همین قرائت)' : ''}`,
  );
  const en = items.map(
    ({ kind, amount, on, because }) =>
      `${countedTitles[kind].en} of ${formatRialEn(amount)} on ${on}${because === 'sameReading' ? ' (same reading)' : ''}`,
  );
  return {
    kind: 'sumRaisesApproval',
    fa: `این مبلغ (${formatRialFa(own)}) با ${faNumber(items.length)} مورد دیگر همین اشتراک از ${formatJalaliFa(from)} جمع می‌شود و به ${formatRialFa(total)} می‌رسد: ${fa.join('، ')}. به همین دلیل تأیید سطح بالاتری لازم است.`,
    en: `This amount (${formatRialEn(own)}) is added to ${items.length} others of the account since ${from}: ${en.join(', ')}. The sum ${formatRialEn(total)} needs the approval of a higher band.`,
    data: { sum: total, own, items: items.length, from },
  };
};
