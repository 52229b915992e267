import { faNumber } from '@pishkhan/fields';
import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { AmongPeers } from './decisions/peers.ts';

/** A row of the report as a sentence, with the numbers that it compares. */
export const explained = ({ rule, persons, office, counted, limit, measure, decisions }: AmongPeers) => {
  if (rule === 'TheSameTwoPersons')
    return {
      fa: `دو همکار ${faNumber(counted)} بار پیشنهادهای یکدیگر را تأیید کرده‌اند؛ از ${faNumber(limit)} بار بررسی می‌شود.`,
      en: `${persons.join(' and ')} signed ${counted} proposals for each other; examined from ${limit}.`,
    };
  const { median, peers } = measure!;
  const [fa, en] =
    rule === 'CreditsOfAPersonAbovePeers' ? ['این شخص', persons.join()] : ['این دفتر', `office ${office ?? ''}`];
  return {
    fa: `${fa} در ${faNumber(decisions.length)} تصمیم ${formatRialFa(rial(counted))} بستانکاری داده است؛ میانه ${faNumber(peers)} همتا ${formatRialFa(median)} و مرز بررسی ${formatRialFa(rial(limit))} است.`,
    en: `${en} gave credits of ${formatRialEn(rial(counted))} in ${decisions.length} decisions; the median of ${peers} peers is ${formatRialEn(median)}, the limit ${formatRialEn(rial(limit))}.`,
  };
};
