import type { Text } from '@pishkhan/fields';
import type { Place, Sight } from './places.ts';

export interface RoleDefinition {
  readonly title: Text;
  readonly place: Place;
  readonly sees: Sight;
  /** Number of the rule that names the role; `platform` if the sources do not. */
  readonly source: string;
}

/** Every role of the platform. The key is the wire name in tokens, stages of a kind, routes and events. */
export const roles = {
  counterClerk: {
    title: { fa: 'کارمند دفتر پیشخوان', en: 'Counter clerk' },
    place: 'counter',
    sees: 'office',
    source: '1.2',
  },
  qualifiedRepresentative: {
    title: { fa: 'نماینده دارای صلاحیت', en: 'Qualified representative' },
    place: 'counter',
    sees: 'office',
    source: '1.2',
  },
  headOfSubscriberAffairs: {
    title: { fa: 'رئیس امور مشترکین', en: 'Head of subscriber affairs' },
    place: 'county',
    sees: 'county',
    source: '1.2, A1-14',
  },
  headOfOffice: {
    title: { fa: 'رئیس اداره گاز', en: 'Head of the gas office' },
    place: 'county',
    sees: 'county',
    source: '1.2, A5-2',
  },
  subscriberAffairsOfficer: {
    title: { fa: 'کارشناس امور مشترکین', en: 'Subscriber affairs officer' },
    place: 'county',
    sees: 'county',
    source: '1.3, A5-2',
  },
  connectionsUnit: {
    title: { fa: 'واحد انشعابات', en: 'Connections unit' },
    place: 'county',
    sees: 'county',
    source: '1.3, A5-2',
  },
  repairsUnit: {
    title: { fa: 'واحد تعمیرات', en: 'Repairs unit' },
    place: 'county',
    sees: 'county',
    source: '1.3, A5-2',
  },
  emergencyUnit: {
    title: { fa: 'واحد امداد', en: 'Emergency unit' },
    place: 'county',
    sees: 'county',
    source: '1.3, A5-2',
  },
  receivablesOfficer: {
    title: { fa: 'مسئول وصول مطالبات', en: 'Receivables officer' },
    place: 'county',
    sees: 'county',
    source: '1.2, A13',
  },
  fieldExpert: {
    title: { fa: 'کارشناس بازدید', en: 'Field expert' },
    place: 'county',
    sees: 'county',
    source: '1.2, A3-2',
  },
  zoneHeadOfSubscriberAffairs: {
    title: { fa: 'رئیس امور مشترکین منطقه', en: 'Head of subscriber affairs of a zone' },
    place: 'zone',
    sees: 'zone',
    source: 'A7-7, 15.4-26',
  },
  siteManager: {
    title: { fa: 'رئیس ناحیه', en: 'Site manager' },
    place: 'zone',
    sees: 'zone',
    source: '1.2, D1-2',
  },
  useInspector: {
    title: { fa: 'بازرس مصرف', en: 'Use inspector' },
    place: 'zone',
    sees: 'zone',
    source: '1.2, D2-1',
  },
  companyDeputyManager: {
    title: { fa: 'معاون شرکت گاز', en: 'Deputy manager of the company' },
    place: 'company',
    sees: 'all',
    source: '1.2, D1-3',
  },
  groupDeputyManager: {
    title: { fa: 'معاون شرکت مادر', en: 'Deputy manager of the group' },
    place: 'company',
    sees: 'all',
    source: '1.2, D1-3',
  },
  disciplineDepartment: {
    title: { fa: 'واحد رسیدگی به تخلفات', en: 'Discipline inspection department' },
    place: 'company',
    sees: 'referred',
    source: '1.2, D9-2',
  },
  policyOfficer: {
    title: { fa: 'مسئول تعرفه‌ها و ضوابط', en: 'Policy officer' },
    place: 'company',
    sees: 'none',
    source: 'platform',
  },
  certificationOfficer: {
    title: { fa: 'مسئول گواهی صلاحیت', en: 'Certification officer' },
    place: 'company',
    sees: 'none',
    source: 'platform',
  },
  auditor: {
    title: { fa: 'حسابرس', en: 'Auditor' },
    place: 'company',
    sees: 'all',
    source: 'platform',
  },
  operator: {
    title: { fa: 'راهبر سامانه', en: 'System operator' },
    place: 'company',
    sees: 'none',
    source: 'platform',
  },
  readingContractor: {
    title: { fa: 'پیمانکار کنتورخوانی', en: 'Reading contractor' },
    place: 'contractor',
    sees: 'orders',
    source: '1.2, A3-5',
  },
  meterReader: {
    title: { fa: 'کنتورخوان', en: 'Meter reader' },
    place: 'contractor',
    sees: 'orders',
    source: '1.2, A3-5',
  },
  exchangeContractor: {
    title: { fa: 'شرکت تعویض کنتور', en: 'Meter exchange contractor' },
    place: 'contractor',
    sees: 'orders',
    source: '1.2, A1-4',
  },
  calibrationWorkshop: {
    title: { fa: 'کارگاه کالیبراسیون', en: 'Calibration workshop' },
    place: 'contractor',
    sees: 'orders',
    source: '1.2, A1-6',
  },
  paymentChannel: {
    title: { fa: 'درگاه پرداخت', en: 'Payment channel' },
    place: 'external',
    sees: 'none',
    source: 'platform',
  },
  notaryOffice: {
    title: { fa: 'دفترخانه', en: 'Notary office' },
    place: 'external',
    sees: 'own',
    source: '1.2, A7-1',
  },
  municipality: {
    title: { fa: 'شهرداری', en: 'Municipality' },
    place: 'external',
    sees: 'own',
    source: '1.2, A8-1',
  },
  applicant: { title: { fa: 'متقاضی', en: 'Applicant' }, place: 'applicant', sees: 'own', source: '1.2' },
  subscriber: { title: { fa: 'مشترک', en: 'Subscriber' }, place: 'applicant', sees: 'own', source: '1.2' },
  owner: { title: { fa: 'مالک', en: 'Owner' }, place: 'applicant', sees: 'own', source: '1.2, A12-2' },
  tenant: { title: { fa: 'مستأجر', en: 'Tenant' }, place: 'applicant', sees: 'own', source: '1.2, A10' },
  consumer: { title: { fa: 'مصرف‌کننده', en: 'Consumer' }, place: 'applicant', sees: 'own', source: '1.2, B4, B5' },
} as const satisfies Readonly<Record<string, RoleDefinition>>;
