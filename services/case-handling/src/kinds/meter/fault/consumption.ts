import { decision } from '../../../engine/kind/kind.ts';
import { correctionStage } from '../../parts/cause/correction.ts';
import { faultMustBeginBeforeTheExchange } from '../orders/judgement.rules.ts';
import { faultCorrection, faultForm } from '../orders/metered-correction.ts';

/** The consumption of the fault period, which the next bill has as its own line (A2-6, A2-7, 15.2-4). */
export const consumptionStages = {
  faultPeriod: {
    title: { fa: 'تعیین مصرف دوران خرابی', en: 'Determine the consumption of the fault period' },
    source: 'A2-6, A2-7, 15.2-4',
    owner: 'qualifiedRepresentative',
    decides: {
      consumptionDetermined: decision({
        title: { fa: 'مصرف دوران خرابی با این روش حساب شود', en: 'Determine it by this method' },
        asks: faultForm,
        mustHold: [faultMustBeginBeforeTheExchange],
        remembers: () => ({ hasFaultPeriod: true }),
        to: 'faultCorrection',
      }),
      noFaultPeriod: decision({
        title: { fa: 'مصرف ثبت‌شده درست است', en: 'The recorded consumption is right' },
        asks: {},
        mustHold: [],
        remembers: () => ({ hasFaultPeriod: false }),
        to: 'exchangeAnswer',
      }),
    },
  },
  faultCorrection: correctionStage({
    title: { fa: 'در انتظار تأیید مصرف دوران خرابی', en: 'Wait for the consumption of the fault period' },
    source: 'A2-6',
    requests: faultCorrection,
    done: 'exchangeAnswer',
    refused: 'faultPeriod',
  }),
} as const;
