import { statusRule } from '@pishkhan/decider';
import type { KnownContractor } from '../kind/known.ts';

/** An exchange is ordered from the company that the county has appointed for the zone on that day (A1-4, A2-3). */
export const exchangeCompanyMustBeAppointed = statusRule(
  'ExchangeCompanyMustBeAppointed',
  {
    fa: 'برای منطقه این کنتور شرکت تعویض معرفی نشده یا خبر آن هنوز به این بخش نرسیده است؛ اداره گاز شهرستان شرکت را معرفی می‌کند',
    en: 'No exchange company is appointed for the zone of this meter, or it has not arrived here yet; the county gas office appoints it',
  },
  (company: string | undefined) => company === undefined,
);

/** A meter is sent to a registered calibration workshop (A1-6). */
export const workshopMustBeRegistered = statusRule(
  'WorkshopMustBeRegistered',
  {
    fa: 'کارگاه کالیبراسیونی با این نام ثبت نشده یا خبر آن هنوز به این بخش نرسیده است',
    en: 'There is no such calibration workshop, or it has not arrived here yet',
  },
  (workshops: readonly KnownContractor[], named?: string) =>
    (named === undefined ? workshops.length === 0 : !workshops.some((each) => each.contractorId === named)) &&
    (named === undefined ? {} : { workshop: named }),
);
