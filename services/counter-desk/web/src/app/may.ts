import { usePerson } from './session.tsx';

const registrars = ['counterClerk', 'qualifiedRepresentative'];
const affairs = ['headOfSubscriberAffairs', 'subscriberAffairsOfficer'];
const contractors = ['exchangeContractor', 'calibrationWorkshop'];
const money = ['receivablesOfficer', 'headOfSubscriberAffairs'];
const readersOfAccounts = [...registrars, ...affairs, 'auditor'];

/** Whose work a page is, so that nobody is offered what the services refuse; each service decides again. */
const openedBy = {
  today: [
    ...readersOfAccounts,
    'headOfOffice',
    'connectionsUnit',
    'repairsUnit',
    'emergencyUnit',
    'fieldExpert',
    ...contractors,
  ],
  account: readersOfAccounts,
  correction: readersOfAccounts,
  bill: [...readersOfAccounts, 'receivablesOfficer', 'fieldExpert'],
  register: registrars,
  visits: ['counterClerk', 'fieldExpert'],
  versions: ['policyOfficer', 'headOfSubscriberAffairs', 'auditor'],
  certificates: ['certificationOfficer', 'headOfSubscriberAffairs', 'auditor', 'qualifiedRepresentative'],
  readings: [...affairs, 'fieldExpert', 'auditor'],
  readingsNotBilled: [...affairs, 'auditor'],
  readingFiles: ['readingContractor', ...affairs, 'auditor'],
  ordersLargeFiles: ['readingContractor', 'headOfSubscriberAffairs'],
  entersReadings: ['subscriberAffairsOfficer', 'fieldExpert'],
  unread: ['headOfSubscriberAffairs', 'auditor'],
  decidesUnread: ['headOfSubscriberAffairs'],
  rounds: ['readingContractor', ...affairs, 'auditor'],
  opensRounds: affairs,
  answersOrders: ['readingContractor'],
  statements: ['readingContractor', 'headOfSubscriberAffairs', 'auditor'],
  meterExchanges: ['connectionsUnit', 'headOfSubscriberAffairs', 'auditor'],
  entersExchanges: ['connectionsUnit'],
  decidesExchanges: ['headOfSubscriberAffairs'],
  factors: [...affairs, 'receivablesOfficer', 'auditor'],
  proposesFactors: ['subscriberAffairsOfficer'],
  decidesFactors: ['headOfSubscriberAffairs'],
  conflicts: ['auditor'],
  approvals: ['qualifiedRepresentative', 'headOfSubscriberAffairs'],
  board: ['qualifiedRepresentative', 'headOfSubscriberAffairs', 'headOfOffice', 'auditor'],
  money: [...money, 'paymentChannel', 'auditor'],
  paymentFiles: ['paymentChannel', 'receivablesOfficer', 'auditor'],
  unidentified: [...money, 'paymentChannel', 'auditor'],
  moneyBack: [...money, 'qualifiedRepresentative', 'auditor'],
  moneyOfAccount: [...readersOfAccounts, 'receivablesOfficer', 'fieldExpert'],
  decidesMoney: money,
  requestsMoney: ['receivablesOfficer'],
  pay: ['paymentChannel'],
  replay: ['auditor'],
  operation: ['operator'],
  verification: ['auditor', 'operator'],
} as const satisfies Record<string, readonly string[]>;

export type GuardedPage = keyof typeof openedBy;

export const may = (roles: readonly string[], page: GuardedPage): boolean =>
  openedBy[page].some((role) => roles.includes(role));

/** Whether the person at the desk opens this page. */
export const useMay = (page: GuardedPage): boolean => may(usePerson().roles, page);

export const useMayOpen = (): ((page: GuardedPage) => boolean) => {
  const { roles } = usePerson();
  return (page) => may(roles, page);
};
