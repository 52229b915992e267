import { billingAdjustments } from '@pishkhan/billing-adjustments';
import { caseHandling } from '@pishkhan/case-handling';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import { customerAccounts } from '@pishkhan/customer-accounts';
import { metering } from '@pishkhan/metering';
import type { ServiceDefinition } from '@pishkhan/service-kit';

const definitionOf: Readonly<Record<ServiceName, ServiceDefinition>> = {
  'customer-accounts': customerAccounts,
  metering,
  'billing-adjustments': billingAdjustments,
  'case-handling': caseHandling,
};

/** Every service, for all that run them in one process: embedded profile, OpenAPI documents, simulation. */
export const definitions: readonly ServiceDefinition[] = serviceNames.map((name) => definitionOf[name]);
