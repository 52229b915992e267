import type { Text } from '@pishkhan/fields';

/**
 * Parts of a person in a matter that bar the person from its signature, if the policy says so (1.2, 7.5): who
 * registered the case, visited, entered evidence, made an earlier proposal of it, or benefits from it.
 */
export const barredDuties = ['registrar', 'visitor', 'evidence', 'earlierProposer', 'beneficiary'] as const;
export type BarredDuty = (typeof barredDuties)[number];
/** These always bar: no policy lets one person sign twice, or decide on the own proposal or reading. */
export type Duty = BarredDuty | 'proposer' | 'reader' | 'signer';

export const dutyTitles: Readonly<Record<Duty, Text>> = {
  proposer: { fa: 'پیشنهاددهنده', en: 'proposer' },
  reader: { fa: 'کنتورخوان این قرائت', en: 'reader of the disputed reading' },
  signer: { fa: 'تأییدکننده پیشین', en: 'earlier signer' },
  registrar: { fa: 'ثبت‌کننده پرونده', en: 'registrar of the case' },
  visitor: { fa: 'بازدیدکننده', en: 'visitor' },
  evidence: { fa: 'ثبت‌کننده مدرک', en: 'person who entered evidence' },
  earlierProposer: { fa: 'پیشنهاددهنده پیشین', en: 'proposer of an earlier proposal' },
  beneficiary: { fa: 'مشترک یا نماینده او', en: 'subscriber or representative of the subscriber' },
};

/** What a person did in a matter. */
export interface PartOf {
  readonly as: Duty;
  readonly by: string;
}

/** A part in a case, which the case reports to the service that decides on its request. */
export interface CasePart {
  readonly as: Exclude<BarredDuty, 'beneficiary'>;
  readonly by: string;
}

/** User names are one person's in any case of their letters; nobody is the same as an absent person. */
export const isSamePerson = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

const isBarredDuty = (duty: Duty): duty is BarredDuty => barredDuties.some((each) => each === duty);

/**
 * The part that bars this person from signing; undefined if the person is free (7.5, S3).
 *
 * @param bars Bars of the policy; the parts outside `barredDuties` always bar
 */
export const barOf = (parts: readonly PartOf[], person: string, bars: readonly BarredDuty[]): Duty | undefined =>
  parts.find(({ as, by }) => isSamePerson(by, person) && (!isBarredDuty(as) || bars.includes(as)))?.as;
