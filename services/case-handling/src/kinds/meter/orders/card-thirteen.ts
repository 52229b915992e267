import { optional, text, yesNo, withHelp } from '../../../engine/kind/form.ts';
import { request } from '../../../engine/kind/kind.ts';
import type { Asking, EventWords } from '../../../engine/kind/vocabulary.ts';
import type { Words } from '../../../engine/kind/form.ts';
import { meterExchange, meterReturn } from './exchange.ts';

/** A rollover of the register counts only if a person confirms it (15.4-33). */
export const rolloverConfirmed = optional(
  withHelp(yesNo({ fa: 'شمارنده از صفر گذشته است', en: 'The register has rolled over' }), {
    fa: 'تنها اگر رقم کنتور برداشته‌شده کمتر از آخرین قرائت است و گذر از صفر را تأیید می‌کنید',
    en: 'Only if the index is below the last reading and you confirm that the register passed zero',
  }),
);

/** A document outweighs a recorded figure that is not billed, as in an entry of the connections unit (15.4-34). */
export const indexProof = optional(
  withHelp(text({ fa: 'مدرک این رقم', en: 'Document that shows the index' }, 200), {
    fa: 'تنها اگر رقم کنتور برداشته‌شده با رقم ثبت‌شده‌ای که صورتحساب نشده نمی‌خواند، مانند شماره صورتجلسه',
    en: 'Only if a recorded figure that is not billed contradicts the index, such as the number of minutes',
  }),
);
/** What the approval of a form with a removed meter asks besides. */
export const removalAsks = { rolloverConfirmed, indexProof } as const;

const words: EventWords & { readonly MeterExchangeRequested: Words } = {
  MeterExchangeRequested: { fa: 'ثبت تعویض کنتور (کارت ۱۳) درخواست شد', en: 'The entry of the exchange was requested' },
  MeterExchanged: ({ takenOff, putIn }) => ({
    fa: `تعویض ثبت شد (کارت ۱۳): کنتور ${takenOff.meterId} برداشته و ${putIn.serial} نصب شد`,
    en: `The exchange was entered (Card 13): ${takenOff.meterId} taken off, ${putIn.serial} put in`,
  }),
  MeterExchangeRefused: ({ says }) => ({
    fa: `ثبت تعویض پذیرفته نشد: ${says.fa}`,
    en: `The entry of the exchange was rejected: ${says.en}`,
  }),
};
/** Metering judges an entry of Card 13 at once by its rules (A2-5). */
const cardThirteen = {
  event: 'MeterExchangeRequested',
  knownBy: 'exchangeId',
  words,
  answersAlone: true,
} as const;

interface Form {
  readonly rolloverConfirmed?: boolean;
  readonly indexProof?: string;
}
interface Report {
  readonly doneOn: string;
  readonly doneBy: string;
  readonly company?: string;
}
type Case = Pick<Asking, 'requestId' | 'caseId' | 'officeId' | 'accountId' | 'decidedBy' | 'on'>;
const entered = (
  { requestId, caseId, officeId, accountId, decidedBy, on }: Case,
  { doneOn, doneBy, company }: Report,
) => ({
  exchangeId: requestId,
  caseId,
  officeId,
  accountId: accountId ?? '',
  exchangedOn: doneOn,
  exchangedBy: doneBy,
  ...(company === undefined ? {} : { contractorId: company }),
  approvedBy: decidedBy,
  requestedOn: on,
});
const sideOf = (side: { readonly index: number; readonly seals?: readonly string[] }) => ({
  index: side.index,
  ...(side.seals ? { seals: [...side.seals] } : {}),
});
const shownBy = ({ rolloverConfirmed: confirmed, indexProof: proof }: Form) => ({
  ...(confirmed ? { rolloverConfirmed: true } : {}),
  ...(proof === undefined ? {} : { proof }),
});

/** The approved form of the first exchange becomes Card 13 (A1-5, A1-13, A2-5, A2-7). */
export const exchangeEntry = (reason: 'test' | 'fault') =>
  request({
    ...cardThirteen,
    after: removalAsks,
    needs: { exchange: meterExchange },
    content: ({ form, reports: { exchange }, meterId, ...asking }) => {
      const putIn = exchange.putIn!;
      return {
        ...entered(asking, exchange),
        reason,
        takenOff: { meterId: meterId ?? '', ...sideOf(exchange.takenOff!), ...shownBy(form) },
        putIn: {
          ...sideOf(putIn),
          serial: putIn.serial,
          ...(putIn.make === undefined ? {} : { make: putIn.make }),
          capacity: putIn.capacity,
          registerDigits: putIn.registerDigits,
        },
      };
    },
  });

/** The tested meter comes back in place of the substitute: the second exchange of the case (A1-12, A1-13). */
export const returnEntry = request({
  ...cardThirteen,
  after: removalAsks,
  needs: { exchange: meterExchange, back: meterReturn },
  content: ({ form, reports: { back }, replies, facts, meterId, ...asking }) => ({
    ...entered(asking, back),
    reason: 'returned' as const,
    takenOff: { meterId: replies.MeterExchanged?.putIn.meterId ?? '', ...sideOf(back.takenOff!), ...shownBy(form) },
    putIn: {
      ...sideOf(back.putIn!),
      serial: meterId ?? '',
      capacity: capacityIn(facts),
      registerDigits: Number(facts['testedDigits']),
    },
  }),
});

const capacityIn = (facts: Asking['facts']) => facts['testedCapacity'] as 'G4';
