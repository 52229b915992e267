import { amount, whole } from '@pishkhan/fields';
import { definePolicy, type ContentOf } from '@pishkhan/published-versions';

const count = (fa: string, en: string, max = 100_000) => whole({ fa, en }, { min: 1, max });

/** What an auditor must examine about decisions on money (1.2, 7.5; S3). No document names an amount or a time. */
export const conflicts = definePolicy({
  title: { fa: 'گزارش تعارض منافع در تصمیم‌های مالی', en: 'Report of conflicts in decisions on money' },
  fields: {
    quickMinutes: count(
      'تأیید تا این دقیقه پس از پیشنهاد سریع است',
      'an approval is quick up to these minutes',
      10_080,
    ),
    pairDecisions: count('کمترین تصمیم‌های مشترک دو نفر', 'least decisions that two persons take together'),
    pairPercent: count('کمترین سهم تصمیم‌های مشترک (درصد)', 'least share of their decisions, percent', 100),
    fewestPeers: count('کمترین تعداد همتایان برای سنجش', 'fewest peers for a comparison'),
    timesDeviation: count('چند برابر انحراف از میانه', 'deviations from the median of the peers', 100),
    leastCredit: amount({ fa: 'کمترین بستانکاری که بررسی می‌شود', en: 'least credit that is examined' }),
    nearBandPercent: count('نزدیک به سقف از این درصد آن', 'near the bound from this per cent of it', 100),
  },
  rules: () => false,
});
export type ConflictsPolicy = ContentOf<typeof conflicts>;
