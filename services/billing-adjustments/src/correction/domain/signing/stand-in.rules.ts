import { permissionRule, rule } from '@pishkhan/decider';
import type { Certificate, Certificates } from '../../../certificate/domain/certificate.messages.ts';
import type { Approver } from './signing.messages.ts';
import type { Awaiting } from '../correction.state.ts';

/** Only the head of the county names a stand-in, because the county answers for its offices (15.4-35). */
export const standInMayOnlyBeNamedByTheHead = permissionRule(
  'StandInMayOnlyBeNamedByTheHead',
  {
    fa: 'جانشین را تنها رئیس امور مشترکین همین شهرستان تعیین می‌کند',
    en: 'Only the head of the county names a stand-in',
  },
  ({ countyOffice }: Pick<Awaiting, 'countyOffice'>, { roles, office }: Pick<Approver, 'roles' | 'office'>) =>
    (!roles.includes('headOfSubscriberAffairs') || office !== countyOffice) && { office: countyOffice },
);

/** A stand-in is named only where neither the office nor the head can give the missing signature (15.4-35). */
export const standInMustBeNeeded = rule(
  'StandInMustBeNeeded',
  {
    fa: 'برای این تأیید جانشین لازم نیست؛ کسی که می‌تواند تأیید کند در دفتر یا شهرستان هست',
    en: 'No stand-in is needed: the office or the head can give the missing signature',
  },
  (places: readonly string[], left: readonly string[]) => places.length === 0 && { subjects: left },
);

/** A stand-in is certified for another office and valid today (1.2, 15.4-35). */
export const standInMustHoldValidCertificate = rule(
  'StandInMustHoldValidCertificate',
  {
    fa: 'جانشین باید برای دفتر دیگری گواهی صلاحیت معتبر داشته باشد',
    en: 'The stand-in must hold a valid certificate for another office',
  },
  (certificate: Certificate | undefined, person: string) => certificate === undefined && { subject: person },
);

/** Whether a certificate names another county than that of the case. */
export const isOfAnotherCounty = (
  { countyOffice }: Pick<Awaiting, 'countyOffice'>,
  certificate: Certificate | undefined,
): boolean => certificate?.countyOffice !== undefined && certificate.countyOffice !== countyOffice;

/**
 * The office of a stand-in belongs to the county of the case, if its certificate names a county. Where nobody of the
 * county is left, a representative of another county may be named, by policy (15.4-35; ADR 0041).
 */
export const standInMustBeOfTheCounty = rule(
  'StandInMustBeOfTheCounty',
  {
    fa: 'تا وقتی نماینده‌ای در همین شهرستان مانده است، جانشین باید از همین شهرستان باشد',
    en: 'As long as the county has a representative left, the stand-in must be of this county',
  },
  (
    awaiting: Pick<Awaiting, 'countyOffice'>,
    certificate: Certificate | undefined,
    left: readonly string[] | undefined,
  ) =>
    isOfAnotherCounty(awaiting, certificate) &&
    left?.length !== 0 && { office: certificate?.office, subjects: left ?? [] },
);

/**
 * A stand-in neither proposed nor signed the matter, nor made the disputed reading, nor has another part that the
 * policy bars (7.5, 15.4-37; N4).
 */
export const standInMustHaveHadNoPart = rule(
  'StandInMustHaveHadNoPart',
  {
    fa: 'این شخص پیش‌تر در همین موضوع نقش داشته یا از آن سود می‌برد؛ نماینده دیگری را تعیین کنید',
    en: 'This person has had a part in the matter; name another one',
  },
  (isFree: boolean, person: string) => !isFree && { subject: person },
);

/** Certificate of a person for an office other than that of the case, valid on a day (1.2, 15.4-35). */
export const certificateElsewhere = (
  { certificates }: Certificates,
  { request }: Awaiting,
  isValid: (certificate: Certificate) => boolean,
): Certificate | undefined => certificates.find((each) => each.office !== request.officeId && isValid(each));
