import { jalaliText, type CivilDate } from '@pishkhan/calendar';
import { checkDigit } from '@pishkhan/identifiers';

/**
 * What the applicant takes home (C3-2): Jalali day of registration, ten digits drawn from the case id, a check digit
 * over all of it. No counter is shared between offices; at a thousand cases a day two of one day meet once in about
 * fifty years.
 */
export const trackingCodeOf = (caseId: string, openedOn: CivilDate): string => {
  const drawn = String(BigInt(`0x${caseId.replaceAll('-', '')}`) % 10_000_000_000n).padStart(10, '0');
  const [year, month, day] = jalaliText(openedOn).split('-') as [string, string, string];
  return `${year}-${month}${day}-${drawn.slice(0, 5)}-${drawn.slice(5)}-${checkDigit(year + month + day + drawn)}`;
};

export { isTrackingCode } from '@pishkhan/fields';
