import type { Text } from '@pishkhan/fields';
import { placeOf, type Role } from '@pishkhan/roles';

/** A person or organisation that may sign in at the development issuer. */
export interface DemoUser {
  readonly username: string;
  readonly name: Text;
  readonly roles: readonly Role[];
  /** Counter office, county office or contractor, by the place of the role. */
  readonly office?: string;
  /** County of a counter office. */
  readonly county?: string;
}

/** The password of every demo user. It is not a secret: the issuer listens on loopback only. */
export const DEMO_PASSWORD = 'pishkhan-demo';

const user = (username: string, fa: string, en: string, role: Role, office?: string): DemoUser => ({
  username,
  name: { fa, en },
  roles: [role],
  ...(office && { office }),
  ...(placeOf(role) === 'counter' && { county: 'county-1' }),
});

/**
 * A user for every role that acts today and soon; two counter offices of one county. The first user of a role is its
 * example.
 */
export const demoUsers: readonly DemoUser[] = [
  user('clerk-101', 'سارا احمدی', 'Sara Ahmadi', 'counterClerk', 'office-101'),
  user('clerk-102', 'امید کریمی', 'Omid Karimi', 'counterClerk', 'office-102'),
  user('representative-101-a', 'مریم رستمی', 'Maryam Rostami', 'qualifiedRepresentative', 'office-101'),
  user('representative-101-b', 'رضا موسوی', 'Reza Mousavi', 'qualifiedRepresentative', 'office-101'),
  user('representative-101-c', 'شیوا کاویانی', 'Shiva Kaviani', 'qualifiedRepresentative', 'office-101'),
  user('representative-101-lapsed', 'نادر صفایی', 'Nader Safaei', 'qualifiedRepresentative', 'office-101'),
  user('representative-102', 'لیلا نوری', 'Leila Nouri', 'qualifiedRepresentative', 'office-102'),
  user('head-1', 'حسین بهرامی', 'Hossein Bahrami', 'headOfSubscriberAffairs', 'county-1'),
  user('head-2', 'سیمین ارجمند', 'Simin Arjmand', 'headOfSubscriberAffairs', 'county-2'),
  user('expert-1', 'کاوه شریفی', 'Kaveh Sharifi', 'fieldExpert', 'county-1'),
  user('office-head-1', 'فرید دانش', 'Farid Danesh', 'headOfOffice', 'county-1'),
  user('affairs-1', 'نگار یزدانی', 'Negar Yazdani', 'subscriberAffairsOfficer', 'county-1'),
  user('connections-1', 'بهروز ملکی', 'Behrouz Maleki', 'connectionsUnit', 'county-1'),
  user('repairs-1', 'سهراب تهرانی', 'Sohrab Tehrani', 'repairsUnit', 'county-1'),
  user('emergency-1', 'مینا قاسمی', 'Mina Ghasemi', 'emergencyUnit', 'county-1'),
  user('receivables-1', 'هومن صادقی', 'Hooman Sadeghi', 'receivablesOfficer', 'county-1'),
  user('receivables-2', 'نسرین توکلی', 'Nasrin Tavakoli', 'receivablesOfficer', 'county-1'),
  user('receivables-3', 'بابک شمس', 'Babak Shams', 'receivablesOfficer', 'county-2'),
  user('reader-zagros', 'شرکت قرائت زاگرس', 'Zagros Meter Reading', 'readingContractor', 'contractor-zagros'),
  user('reader-alborz', 'شرکت قرائت البرز', 'Alborz Meter Reading', 'readingContractor', 'contractor-alborz'),
  user(
    'exchange-sabalan',
    'شرکت تعویض کنتور سبلان',
    'Sabalan Meter Exchange',
    'exchangeContractor',
    'contractor-sabalan',
  ),
  user(
    'workshop-taftan',
    'کارگاه کالیبراسیون تفتان',
    'Taftan Calibration Workshop',
    'calibrationWorkshop',
    'contractor-taftan',
  ),
  user('policy-1', 'ژاله فرهادی', 'Zhaleh Farhadi', 'policyOfficer'),
  user('policy-2', 'شهرام نیکنام', 'Shahram Niknam', 'policyOfficer'),
  user('certifier-1', 'پرویز کاظمی', 'Parviz Kazemi', 'certificationOfficer'),
  user('certifier-2', 'مهتاب راستین', 'Mahtab Rastin', 'certificationOfficer'),
  user('bank-1', 'درگاه پرداخت نمونه', 'Sample Payment Channel', 'paymentChannel'),
  user('bank-2', 'بانک نمونه', 'Sample Bank', 'paymentChannel'),
  user('auditor-1', 'گیتی امینی', 'Giti Amini', 'auditor'),
  user('operator-1', 'آرش پارسا', 'Arash Parsa', 'operator'),
];

/** The example user of a role, for generated specs. @throws Error when no demo user has the role */
export const demoUserOf = (role: Role): DemoUser => {
  const found = demoUsers.find(({ roles }) => roles.includes(role));
  if (!found) throw new Error(`no demo user has the role ${role}`);
  return found;
};
