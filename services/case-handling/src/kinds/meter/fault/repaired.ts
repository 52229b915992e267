import { text } from '../../../engine/kind/form.ts';
import { decision } from '../../../engine/kind/kind.ts';
import { correctionStage } from '../../parts/cause/correction.ts';
import { damageSeen, damageStages, wasDamaged } from '../orders/damage.ts';
import { afterTheNotice } from '../orders/deadlines.ts';
import { fromTheWorkshop } from '../orders/exchange-stages.ts';
import { workshopMustHaveFoundItFaulty, workshopMustHaveFoundItSound } from '../orders/judgement.rules.ts';
import { faultTakenBack } from '../orders/metered-correction.ts';
import { isLost, meterRepair, repairIn } from '../orders/workshop.ts';

const hasFaultPeriod = (_: unknown, facts: { readonly hasFaultPeriod?: boolean }) => facts.hasFaultPeriod === true;
/** After the workshop: the damage first, then the end. */
export const rest = [{ when: wasDamaged, to: 'damage' }, { to: 'done' }] as const;

/** The meter that was taken off goes to the workshop; what proves to be wrong is taken back (15.4-22, A2-6, B6-5). */
export const repairStages = {
  repairOrder: {
    title: { fa: 'فرستادن کنتور برداشته‌شده به کارگاه', en: 'Send the meter to a workshop' },
    source: '15.4-22',
    owner: 'qualifiedRepresentative',
    alsoBy: afterTheNotice,
    decides: {
      repairOrdered: decision({
        title: { fa: 'سفارش بررسی و تعمیر', en: 'Order the examination and repair' },
        asks: { workshop: text({ fa: 'کارگاه کالیبراسیون', en: 'Calibration workshop' }, 60) },
        mustHold: [],
        appoints: fromTheWorkshop,
        to: 'repair',
      }),
      notRepaired: decision({
        title: { fa: 'کنتور تعمیر نمی‌شود', en: 'The meter is not repaired' },
        asks: {},
        mustHold: [],
        to: rest,
      }),
    },
  },
  repair: {
    title: { fa: 'بررسی و تعمیر کنتور در کارگاه', en: 'The workshop examines and repairs the meter' },
    source: '15.4-22',
    owner: 'calibrationWorkshop',
    company: 'workshop',
    orders: meterRepair,
    reported: [{ when: isLost, to: 'repairOrder' }, { to: 'repairResult' }],
    sendsBack: {
      to: 'repairOrder',
      title: { fa: 'لغو سفارش تعمیر', en: 'Call the order of the repair back' },
      source: '15.4-22',
    },
  },
  repairResult: {
    title: { fa: 'تأیید نتیجه کارگاه', en: 'Approve the answer of the workshop' },
    source: 'A2-7',
    owner: 'qualifiedRepresentative',
    alsoBy: afterTheNotice,
    decides: {
      wasFaulty: decision({
        title: { fa: 'کنتور معیوب بود', en: 'The meter was faulty' },
        asks: {},
        offeredIf: [workshopMustHaveFoundItFaulty],
        mustHold: [],
        remembers: ({ facts, reports }) => ({ ...damageSeen(facts, repairIn({ reports })) }),
        to: rest,
      }),
      wasSound: decision({
        title: { fa: 'کنتور سالم بود؛ مصرف دوران خرابی پس گرفته شود', en: 'It was sound; take the fault period back' },
        asks: {},
        offeredIf: [workshopMustHaveFoundItSound],
        mustHold: [],
        remembers: ({ facts, reports }) => ({ ...damageSeen(facts, repairIn({ reports })) }),
        to: [{ when: hasFaultPeriod, to: 'takingBack' }, { to: 'provedSoundAnswer' }],
      }),
      answerReturned: decision({
        title: { fa: 'برگشت فرم به کارگاه', en: 'Return the form to the workshop' },
        asks: {},
        mustHold: [],
        to: 'repair',
      }),
    },
  },
  takingBack: correctionStage({
    title: { fa: 'در انتظار پس‌گرفتن مصرف دوران خرابی', en: 'Wait for the fault period to be taken back' },
    source: 'A2-6',
    requests: faultTakenBack,
    done: 'provedSoundAnswer',
    refused: 'repairResult',
  }),
  ...damageStages('done'),
  done: { title: { fa: 'پایان کار', en: 'All work is done' }, source: '15.4-22', ends: true },
} as const;
