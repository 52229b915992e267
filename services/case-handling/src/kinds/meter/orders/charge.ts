import { formatRialEn, formatRialFa, rial } from '@pishkhan/money';
import type { EventData, EventWords } from '../../../engine/kind/facts.ts';
import type { Words } from '../../../engine/kind/form.ts';
import { request } from '../../../engine/kind/kind.ts';
import type { Asking } from '../../../engine/kind/vocabulary.ts';
import { meterTest } from './workshop.ts';

type Charge = EventData<'MiscChargeRequested'>;

const words: EventWords & { readonly MiscChargeRequested: Words } = {
  MiscChargeRequested: { fa: 'درج هزینه (کارت ۷۴) درخواست شد', en: 'The charge by Card 74 was requested' },
  MiscChargePosted: ({ amount }) => ({
    fa: `هزینه در حساب اشتراک درج شد (کارت ۷۴): ${formatRialFa(rial(amount))}`,
    en: `The cost was posted by Card 74: ${formatRialEn(rial(amount))}`,
  }),
  MiscChargeRefused: ({ says }) => ({
    fa: `هزینه درج نشد: ${says.fa}`,
    en: `The charge was rejected: ${says.en}`,
  }),
};
/** Billing judges a charge at once by its rules (A1-11). */
const cardSeventyFour = {
  event: 'MiscChargeRequested',
  knownBy: 'chargeId',
  words,
  answersAlone: true,
  after: {},
} as const;

const charged = ({
  requestId,
  caseId,
  officeId,
  accountId,
  decidedBy,
  on,
}: Asking): Omit<Charge, 'item' | 'incurredOn'> => ({
  chargeId: requestId,
  caseId,
  officeId,
  accountId: accountId ?? '',
  requestedBy: decidedBy,
  requestedOn: on,
});

/** The cost of the test of a sound meter, as published for the day of the test (A1-11, B5-2). */
export const testCharge = request({
  ...cardSeventyFour,
  needs: { test: meterTest },
  content: (asking) => ({
    ...charged(asking),
    item: 'meterTest' as const,
    incurredOn: asking.reports.test.doneOn ?? asking.on,
  }),
});

/** The cost of damage by the named decision of the company, whose judgement is final (B6-5). */
export const damageCharge = request({
  ...cardSeventyFour,
  needs: {},
  content: (asking) => {
    const { facts, on } = asking;
    const decidedOn = String(facts['damageDecidedOn']);
    return {
      ...charged(asking),
      item: 'meterDamage' as const,
      decision: {
        amount: Number(facts['damageAmount']),
        number: String(facts['damageNumber']),
        decidedOn,
        decidedBy: String(facts['damageDecidedBy']),
      },
      incurredOn: decidedOn > on ? on : decidedOn,
    };
  },
});
