import type { PlainForm } from '../../../engine/kind/form.ts';
import { decision } from '../../../engine/kind/kind.ts';
import type { Appoints, Request } from '../../../engine/kind/vocabulary.ts';
import { removalAsks } from './card-thirteen.ts';
import { damageSeen } from './damage.ts';
import { exchangeIn, meterExchange, wasExchanged, type MeterExchange } from './exchange.ts';
import { accessMustHaveBeenRefused, meterMustHaveBeenMissing } from './judgement.rules.ts';

const wasNot = (report: Pick<MeterExchange, 'result'>) => !wasExchanged(report);

/** The company of the zone gets the order (A1-4, A2-3). */
export const fromTheExchangeCompany: Appoints = { fact: 'exchangeCompany', of: 'zone' };
/** The workshop named in the form gets the order (A1-6, 15.4-22). */
export const fromTheWorkshop: Appoints = { fact: 'workshop', named: 'workshop' };

interface Sources {
  readonly order: string;
  readonly approval: string;
  readonly entry: string;
}
/** The ways out: of a called-back order, after Card 13, without access and without a meter. */
interface Ways<Back extends string, Next extends string, NoAccess extends string, Lost extends string> {
  readonly back: Back;
  readonly next: Next;
  readonly noAccess: NoAccess;
  readonly lost: Lost;
}

const orderOf = <const Back extends string>(source: string, back: Back) =>
  ({
    title: { fa: 'تعویض کنتور توسط شرکت معرفی‌شده', en: 'The appointed company exchanges the meter' },
    source,
    owner: 'exchangeContractor',
    company: 'exchangeCompany',
    orders: meterExchange,
    reported: [{ when: wasNot, to: 'notExchanged' }, { to: 'exchangeForm' }],
    sendsBack: {
      to: back,
      title: { fa: 'لغو سفارش تعویض', en: 'Call the order of the exchange back' },
      source,
    },
  }) as const;

const notExchanged = <const NoAccess extends string, const Lost extends string>(noAccess: NoAccess, lost: Lost) =>
  ({
    title: { fa: 'تصمیم درباره تعویضی که انجام نشد', en: 'Decide on an exchange that was not done' },
    source: 'B6-6, 15.2-6',
    owner: 'qualifiedRepresentative',
    decides: {
      orderedAgain: decision({
        title: { fa: 'سفارش دوباره', en: 'Order it again' },
        asks: {},
        mustHold: [],
        appoints: fromTheExchangeCompany,
        to: 'exchange',
      }),
      accessRefused: decision({
        title: { fa: 'پایان رسیدگی به دلیل نبود دسترسی', en: 'End the case: access was refused' },
        asks: {},
        offeredIf: [accessMustHaveBeenRefused],
        mustHold: [],
        to: noAccess,
      }),
      meterMissing: decision({
        title: { fa: 'پایان رسیدگی به دلیل نبودن کنتور', en: 'End the case: the meter is missing' },
        asks: {},
        offeredIf: [meterMustHaveBeenMissing],
        mustHold: [],
        to: lost,
      }),
    },
  }) as const;

interface Approved<Asks extends PlainForm> {
  readonly asks: Asks;
  readonly appoints?: Appoints;
}
const formOf = <Asks extends PlainForm>(source: string, { asks, appoints }: Approved<Asks>) =>
  ({
    title: { fa: 'تأیید فرم تعویض', en: 'Approve the form of the exchange' },
    source,
    owner: 'qualifiedRepresentative',
    decides: {
      formApproved: decision({
        title: { fa: 'فرم تأیید شد؛ ثبت کارت ۱۳', en: 'The form is approved; enter Card 13' },
        asks: { ...asks, ...removalAsks },
        mustHold: [],
        remembers: ({ facts, reports }) => damageSeen(facts, exchangeIn({ reports })) as Record<string, boolean>,
        ...(appoints ? { appoints } : {}),
        to: 'exchangeEntry',
      }),
      formReturned: decision({
        title: { fa: 'برگشت فرم به شرکت تعویض', en: 'Return the form to the company' },
        asks: {},
        mustHold: [],
        to: 'exchange',
      }),
    },
  }) as const;

/** The exchange by the company of the zone: order, approved form, Card 13, and what else may happen (A1-4, A2-3). */
export const exchangeStages = <
  const Back extends string,
  const Next extends string,
  const NoAccess extends string,
  const Lost extends string,
  Asks extends PlainForm,
>(
  { order, approval, entry }: Sources,
  { back, next, noAccess, lost }: Ways<Back, Next, NoAccess, Lost>,
  approved: Approved<Asks> & { readonly requests: Request },
) =>
  ({
    exchange: orderOf(order, back),
    notExchanged: notExchanged(noAccess, lost),
    exchangeForm: formOf(approval, approved),
    exchangeEntry: {
      title: { fa: 'در انتظار ثبت تعویض (کارت ۱۳)', en: 'Wait for Card 13' },
      source: entry,
      requests: approved.requests,
      on: { MeterExchanged: next, MeterExchangeRefused: 'exchangeForm' },
    },
  }) as const;
