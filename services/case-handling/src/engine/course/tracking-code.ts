import { jalaliText, type CivilDate } from '@pishkhan/calendar';
import { checkDigit } from '@pishkhan/identifiers';

/**
 * The code that the applicant takes home (C3-2): Jalali day of registration, ten digits derived from the case id, a
 * check digit. Offices share no counter; at a thousand cases a day two codes collide about once in fifty years.
 */
export const trackingCodeOf = (caseId: string, openedOn: CivilDate): string => {
  const drawn = String(BigInt(`0x${caseId.replaceAll('-', '')}`) % 10_000_000_000n).padStart(10, '0');
  const [year, month, day] = jalaliText(openedOn).split('-') as [string, string, string];
  return `${year}-${month}${day}-${drawn.slice(0, 5)}-${drawn.slice(5)}-${checkDigit(year + month + day + drawn)}`;
};

export { isTrackingCode } from '@pishkhan/fields';
