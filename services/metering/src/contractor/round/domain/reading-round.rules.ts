import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, rule, statusRule } from '@pishkhan/decider';

/** A round of the county or of the contractor; that of another one and a missing one are alike (A3-5; N5, N29). */
export const readingRoundMustExist = existenceRule(
  'ReadingRoundMustExist',
  { fa: 'دور قرائتی با این شناسه یافت نشد', en: 'There is no such reading round' },
  (roundId: string) => ({ roundId }),
);

/** Only the present order of a round is answered (A3-5). */
export const readingOrderMustExist = existenceRule(
  'ReadingOrderMustExist',
  { fa: 'این سفارش دیگر سفارش این دور نیست', en: 'This is not the present order of the round' },
  (orderId: string) => ({ orderId }),
);

/** A round has days to walk (A3-5). */
export const roundMustEndAfterItBegins = rule(
  'RoundMustEndAfterItBegins',
  { fa: 'پایان دور پیش از آغاز آن است', en: 'The round ends before it begins' },
  (from: CivilDate, to: CivilDate) => to < from && { from, to },
);

/** Readings that were recorded before the round belong to no order, so that it begins today at the earliest (A3-5). */
export const roundMustNotBeginInThePast = rule(
  'RoundMustNotBeginInThePast',
  { fa: 'دور قرائت زودتر از امروز آغاز نمی‌شود', en: 'A round begins today at the earliest' },
  (from: CivilDate, today: CivilDate) => from < today && { from, today },
);

/** A round walks a route that is drawn for its first day (9.6). */
export const roundMustHaveRoute = rule(
  'RoundMustHaveRoute',
  {
    fa: 'برای نخستین روز این دور مسیری در این منطقه نیست؛ نخست مسیر را ثبت کنید',
    en: 'The zone has no such route on the first day; draw the route first',
  },
  (zone: string, from: CivilDate, routes: number) => routes === 0 && { zone, from },
);

/** Serials or accounts of an answer, so that it stays short. */
const MOST_NAMED = 20;

/** A connection is in one round a day, so that its reading counts once (A3-5). */
export const connectionMustBeInOneRound = rule(
  'ConnectionMustBeInOneRound',
  {
    fa: 'این اشتراک‌ها در این روزها در دور دیگری هستند',
    en: 'These connections are in another round on some of these days',
  },
  (accounts: readonly string[]) =>
    accounts.length > 0 && { accounts: accounts.slice(0, MOST_NAMED), connections: accounts.length },
);

/** An order goes to a contractor whose reading contract holds the zone on the day (A3-5). */
export const zoneMustHaveReadingContractor = rule(
  'ZoneMustHaveReadingContractor',
  {
    fa: 'هیچ پیمانکاری در این روز قرارداد قرائت این منطقه را ندارد',
    en: 'No contractor has a reading contract for this zone on the day',
  },
  (holders: readonly string[]) => holders.length === 0,
);

/** If several contractors hold the zone, the unit names one of them (A3-5). */
export const orderMustNameOneContractor = rule(
  'OrderMustNameOneContractor',
  {
    fa: 'چند پیمانکار قرارداد این منطقه را دارند؛ یکی را نام ببرید',
    en: 'Several contractors have a contract for the zone; name one of them',
  },
  (holders: readonly string[], named: string | undefined) =>
    named === undefined && holders.length > 1 && { contractors: holders },
);

/** The contractor that the unit names holds the zone on the day (A3-5). */
export const contractorMustHoldZone = rule(
  'ContractorMustHoldZone',
  {
    fa: 'این پیمانکار در این روز قرارداد قرائت این منطقه را ندارد',
    en: 'This contractor has no reading contract for the zone on the day',
  },
  (holders: readonly string[], named: string | undefined) =>
    named !== undefined && !holders.includes(named) && { contractorId: named, contractors: holders },
);

/** A contract can end after the order: its contractor can deliver no reading of the round (A3-5; N5). */
export const accepterMustHoldZone = rule(
  'AccepterMustHoldZone',
  {
    fa: 'قرارداد قرائت شما در این منطقه روزهای این دور را در بر ندارد؛ سفارش را با علت رد کنید',
    en: 'Your reading contract does not cover the days of this round; refuse the order with a reason',
  },
  (holders: readonly string[], contractorId: string) => !holders.includes(contractorId) && { contractorId },
);

/** An order is accepted or refused once (A3-5). */
export const readingOrderMustAwaitAnswer = statusRule(
  'ReadingOrderMustAwaitAnswer',
  { fa: 'به این سفارش پیش‌تر پاسخ داده شده است', en: 'The order was answered before' },
  (status: string) => status !== 'issued' && { status },
);

/** Whoever reports a round as read has accepted its order (A3-5). */
export const readingOrderMustBeAccepted = statusRule(
  'ReadingOrderMustBeAccepted',
  { fa: 'این سفارش پذیرفته نشده یا پایان یافته است', en: 'The order is not accepted, or it is over' },
  (status: string) => status !== 'accepted' && { status },
);

/** An order that is over is not called back (A3-5). */
export const readingOrderMustBeOpen = statusRule(
  'ReadingOrderMustBeOpen',
  { fa: 'این سفارش پایان یافته است', en: 'The order is over' },
  (status: string) => status !== 'issued' && status !== 'accepted' && { status },
);

/** A round has one order at a time; a refused or called back one makes room for the next (A3-5). */
export const roundMustWaitForOrder = statusRule(
  'RoundMustWaitForOrder',
  {
    fa: 'این دور سفارش دارد؛ نخست آن را پس بگیرید',
    en: 'The round has an order; call it back first',
  },
  (status: string) => status !== 'refused' && status !== 'calledBack' && { status },
);

/** A round that has not begun is not read (A3-5). */
export const roundMustHaveBegun = statusRule(
  'RoundMustHaveBegun',
  { fa: 'این دور هنوز آغاز نشده است', en: 'The round has not begun' },
  (from: CivilDate, today: CivilDate) => today < from && { from, today },
);

/** A contractor says why connections of a round that it reports as read have no reading (A3-5, A9-1). */
export const openConnectionsMustBeExplained = rule(
  'OpenConnectionsMustBeExplained',
  {
    fa: 'اشتراک‌هایی از این دور قرائت ندارند؛ علت را بنویسید',
    en: 'Connections of the round have no reading; say why',
  },
  (open: number, note: string | undefined) => open > 0 && note === undefined && { open },
);
