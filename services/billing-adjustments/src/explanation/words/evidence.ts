import { formatJalaliFa } from '@pishkhan/calendar';
import { faNumber, type Text } from '@pishkhan/fields';
import type { Bill, BillAccount } from '../../bill-account/domain/bill-account.state.ts';
import { meterOf } from '../../bill-account/domain/metering/connection.ts';
import type { Evidence } from '../../bill-account/domain/billing/bill.ts';
import { overrideSentence } from '../explain-correction.ts';
import { both } from './text.ts';

/** A reading from the meter that closes no period, in words. */
export const keptSentence = ({ readOn, index }: Evidence): Text =>
  both(
    `در ${formatJalaliFa(readOn)} رقم ${faNumber(index)} از روی کنتور خوانده شد؛ این رقم سند همان روز است و دوره‌ای را نمی‌بندد.`,
    `${index} was read from the meter on ${readOn}; it is evidence of its day and closes no period.`,
  );

/**
 * Readings from the meter of the days of a bill that close no period, with what the head accepted (15.4-32, 15.4-34).
 *
 * @param own Whether the caller may see the evidence that the head named
 */
export const evidenceOf = (
  { days }: Bill,
  account: BillAccount,
  own: boolean,
): { readonly readOn: Evidence['readOn']; readonly index: number; readonly sentence: Text }[] =>
  account.evidence
    .filter(({ readOn, meterId }) => meterOf(account, meterId) && days.from <= readOn && readOn <= days.to)
    .map((each) => {
      const sentences = [keptSentence(each), ...(each.override ? [overrideSentence(each.override, own)] : [])];
      return {
        readOn: each.readOn,
        index: each.index,
        sentence: both(sentences.map(({ fa }) => fa).join(' '), sentences.map(({ en }) => en).join(' ')),
      };
    });
