import { list, optional, text, withHelp, type Answers } from '../../../engine/kind/form.ts';
import { decision, request } from '../../../engine/kind/kind.ts';
import type { Asking, Deciding, FactRecord } from '../../../engine/kind/vocabulary.ts';
import { fault, override, readingsList, rolloverEvidence } from '../wrong-reading.ts';
import { meterVisit } from '../visit.ts';
import { causesOf, namedReadingRules, namedReadingRulesOfTheCase, withEvidence } from './several-causes.ts';
import { correctionRequest, requestedBy } from './correction.ts';
import { wrongDaysList } from './wrong-days.ts';
import { faultOfWrongReadingMustBeNamed, wrongInputMustBeNamed } from './wrong-days.rules.ts';
import { wrongTermsMustBeNamed } from './wrong-price.rules.ts';
import { document, rightTariff, rightTermsOnly } from './wrong-price.ts';
import { rightTariffMustApply } from './right-tariff.ts';
import { itemLinkId, itemMustBeReversible } from './wrong-item.ts';

/** Everything that was wrong, each with its right value (15.4-38, 15.4-39). */
const severalCauses = {
  readings: optional(readingsList),
  days: optional(wrongDaysList),
  terms: optional(list({ fa: 'شرایط صحیح اشتراک', en: 'Right terms of supply' }, rightTermsOnly, 1)),
  tariffVersion: optional(rightTariff.version),
  itemLinkId: optional(itemLinkId),
  fault: optional(fault),
  override,
  rolloverEvidence,
  document: withHelp(text(document.title, document.max), document.help),
} as const;

type Filled = Deciding<FactRecord, Answers<typeof severalCauses>>;

/** Several inputs of the bills were wrong: one case corrects them all (15.4-38, 15.4-39). */
export const severalWrong = <const To extends string>(to: To) =>
  decision({
    title: { fa: 'چند علت با هم اشتباه است', en: 'Several inputs are wrong' },
    asks: severalCauses,
    mustHold: [
      wrongInputMustBeNamed,
      faultOfWrongReadingMustBeNamed,
      ({ form: { terms } }: Filled) => terms?.[0] !== undefined && wrongTermsMustBeNamed({ form: terms[0] }),
      ({ form, ...weighed }: Filled) => rightTariffMustApply(form.tariffVersion, weighed),
      ({ form, billing }: Filled) => itemMustBeReversible(form.itemLinkId, billing),
      ...namedReadingRulesOfTheCase,
      ...namedReadingRules,
    ],
    to,
  });

/** One Card 22 for every affected bill; a Card 74 item is reversed in the same posting (15.4-38). */
export const severalCorrection = request({
  ...correctionRequest,
  after: severalCauses,
  needs: { visit: meterVisit },
  content: ({
    form,
    readings,
    reports,
    facts: { billNumber },
    ...asking
  }: Asking<{ readonly billNumber: string }, Answers<typeof severalCauses>, { visit: typeof meterVisit }>) => ({
    ...requestedBy(asking),
    cause: causesOf(form, readings, [
      ...(form.terms?.[0] ? [{ kind: 'terms' as const, ...form.terms[0] }] : []),
      ...(form.tariffVersion === undefined
        ? []
        : [{ kind: 'tariffVersion' as const, billNumber, version: form.tariffVersion }]),
      ...(form.itemLinkId === undefined ? [] : [{ kind: 'miscItem' as const, linkId: form.itemLinkId }]),
    ]),
    ...withEvidence({ form, readings, reports, decidedBy: asking.decidedBy }),
  }),
});
