import type { CivilDate } from '@pishkhan/calendar';
import { existenceRule, permissionRule, rule, statusRule } from '@pishkhan/decider';
import type { AgreeReadingContract, ContractorWork } from './contractor.messages.ts';

/** Only a registered contractor acts, whatever name a token has (1.2; N24). */
export const contractorMustBeRegistered = permissionRule(
  'ContractorMustBeRegistered',
  { fa: 'پیمانکار این کاربر ثبت نشده است', en: 'The contractor of the token is not registered' },
  (isRegistered: boolean) => !isRegistered,
);

/** A contract or an appointment names a registered contractor (1.2, A1-4; N24). */
export const contractorMustExist = existenceRule(
  'ContractorMustExist',
  { fa: 'پیمانکاری با این شناسه ثبت نشده است', en: 'There is no such contractor' },
  (contractorId: string) => ({ contractorId }),
);

/** A registered contractor keeps its name and works; the same registration again changes nothing (1.2). */
export const contractorMustNotChange = statusRule(
  'ContractorMustNotChange',
  { fa: 'این پیمانکار با مشخصات دیگری ثبت شده است', en: 'The contractor is registered with other details' },
  (contractorId: string, isSame: boolean) => !isSame && { contractorId },
);

/** A contractor is registered for the work that it is given (1.2, A1-4, A3-5). */
export const contractorMustDoThisWork = rule(
  'ContractorMustDoThisWork',
  { fa: 'این پیمانکار برای این کار ثبت نشده است', en: 'The contractor is not registered for this work' },
  (works: readonly ContractorWork[], work: ContractorWork) => !works.includes(work) && { needed: work },
);

/** A contract covers one zone, or the meters that it names (A3-5). */
export const contractMustCoverZoneOrMeters = rule(
  'ContractMustCoverZoneOrMeters',
  {
    fa: 'قرارداد یا برای یک منطقه است یا برای کنتورهای نام‌برده؛ یکی از این دو را وارد کنید',
    en: 'The contract covers either a zone or named meters',
  },
  (zone: string | undefined, meters: readonly unknown[] | undefined) => (zone === undefined) === (meters === undefined),
);

/** Serials of an answer, so that it stays short. */
const MOST_NAMED = 20;

/** A county gives contracts for its own meters; a foreign meter and a missing one have the same answer (A3-5; N5). */
export const metersOfContractMustExist = existenceRule(
  'MetersOfContractMustExist',
  {
    fa: 'کنتورهایی با این شماره سریال در این شهرستان نصب نشده است',
    en: 'The county has no meters with these serial numbers',
  },
  ({ foreignMeters }: AgreeReadingContract) =>
    foreignMeters.length > 0 && { serials: foreignMeters.slice(0, MOST_NAMED), rows: foreignMeters.length },
);

/** A contract begins before it ends (A3-5). */
export const contractMustEndAfterItBegins = rule(
  'ContractMustEndAfterItBegins',
  { fa: 'پایان قرارداد پیش از آغاز آن است', en: 'The contract ends before it begins' },
  (from: CivilDate, to: CivilDate | undefined) => to !== undefined && to < from && { from, to },
);

/** A contract of the county; that of another one and a missing one have the same answer (A3-5; N29). */
export const contractMustExist = existenceRule(
  'ContractMustExist',
  { fa: 'قراردادی با این شناسه یافت نشد', en: 'There is no such contract' },
  (contractId: string) => ({ contractId }),
);

/** Readings of past days were delivered under the contract, so that it ends today at the earliest (A3-5). */
export const contractMustNotEndInThePast = rule(
  'ContractMustNotEndInThePast',
  { fa: 'قرارداد زودتر از امروز پایان نمی‌یابد', en: 'A contract ends today at the earliest' },
  (lastDay: CivilDate, today: CivilDate) => lastDay < today && { day: lastDay, today },
);

/** A contract that has ended is not ended again with another day; a longer one is a new contract (A3-5). */
export const contractMustNotHaveEnded = statusRule(
  'ContractMustNotHaveEnded',
  { fa: 'این قرارداد پایان یافته است', en: 'The contract has ended' },
  (to: CivilDate | undefined, lastDay: CivilDate) => to !== undefined && lastDay >= to && { to },
);
