import { routes, zoneOf } from './rounds.ts';
import { routeOf, serialOf } from './subscribers.ts';

/** Body of `POST /v1/contractors`. */
interface ContractorToRegister {
  readonly contractorId: string;
  readonly title: string;
  readonly works: readonly ('reading' | 'exchange' | 'calibration')[];
}

export const zones: readonly string[] = routes.map(zoneOf);

/** Contractors of the sample district (1.2). */
export const contractors: readonly ContractorToRegister[] = [
  { contractorId: 'contractor-zagros', title: 'شرکت قرائت زاگرس', works: ['reading'] },
  { contractorId: 'contractor-alborz', title: 'شرکت قرائت البرز', works: ['reading'] },
  { contractorId: 'contractor-sabalan', title: 'شرکت تعویض کنتور سبلان', works: ['exchange'] },
  { contractorId: 'contractor-taftan', title: 'کارگاه کالیبراسیون تفتان', works: ['calibration'] },
];

/** The company that exchanges the meters of every zone (A1-4). */
export const exchangeContractor = 'contractor-sabalan';

/** Who reads which zone (A3-5). */
export const readingContracts = routes.map((route) => ({ contractorId: route.contractorId, zone: zoneOf(route) }));

/** The n-th meter of a district and its contractor. */
export const meterOf = (number: number) => ({
  serial: serialOf(number),
  contractorId: routeOf(number).contractorId,
});
