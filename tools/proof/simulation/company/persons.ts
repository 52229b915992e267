import type { Actor } from '@pishkhan/event-store';
import type { Role } from '@pishkhan/roles';

const person = (subject: string, role: Role, office?: string): Actor => ({
  subject,
  roles: [role],
  ...(office !== undefined && { office }),
});

/** The users who send commands in a simulated story. */
export const clerks = [
  person('clerk-101', 'counterClerk', 'office-101'),
  person('clerk-102', 'counterClerk', 'office-102'),
] as const;
export const representatives = [
  person('representative-101-a', 'qualifiedRepresentative', 'office-101'),
  person('representative-101-b', 'qualifiedRepresentative', 'office-101'),
  person('representative-102-a', 'qualifiedRepresentative', 'office-102'),
  person('representative-102-b', 'qualifiedRepresentative', 'office-102'),
] as const;
/** They stand in where a long story has left nobody of the county without a part (15.4-35). */
export const representativesAbroad = [
  person('representative-201-a', 'qualifiedRepresentative', 'office-201'),
  person('representative-201-b', 'qualifiedRepresentative', 'office-201'),
] as const;
export const head = person('head-1', 'headOfSubscriberAffairs', 'county-1');
/** The head of a county to which cases are handed over. */
export const otherHead = person('head-2', 'headOfSubscriberAffairs', 'county-2');
export const heads = [head, otherHead] as const;
export const affairs = person('affairs-1', 'subscriberAffairsOfficer', 'county-1');
export const connections = person('connections-1', 'connectionsUnit', 'county-1');
export const policyOfficer = person('policy-1', 'policyOfficer');
export const secondOfficer = person('policy-2', 'policyOfficer');
export const certifier = person('certifier-1', 'certificationOfficer');
export const secondCertifier = person('certifier-2', 'certificationOfficer');
export const receivables = [
  person('receivables-1', 'receivablesOfficer', 'county-1'),
  person('receivables-2', 'receivablesOfficer', 'county-1'),
] as const;
export const bank = person('bank-1', 'paymentChannel');
/** Both contractors read it. */
export const zone = 'zone-a';
export const readers = [
  person('reader-zagros', 'readingContractor', 'contractor-zagros'),
  person('reader-alborz', 'readingContractor', 'contractor-alborz'),
] as const;
