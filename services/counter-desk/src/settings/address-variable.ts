import type { ServiceName } from '@pishkhan/contracts';

/** Environment variable with the address of a service: `CUSTOMER_ACCOUNTS_URL`. */
export const addressVariable = (service: ServiceName): string => `${service.toUpperCase().replaceAll('-', '_')}_URL`;
