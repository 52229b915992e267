import type { Decider, DomainEvent } from '@pishkhan/decider';
import { eventCatalogueOf, inCategory } from '@pishkhan/event-store';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import type { PublishMap } from '@pishkhan/messages';
import type { View } from '@pishkhan/views';
import * as billingAdjustments from '@pishkhan/billing-adjustments/domain';
import * as caseHandling from '@pishkhan/case-handling/domain';
import * as customerAccounts from '@pishkhan/customer-accounts/domain';
import * as metering from '@pishkhan/metering/domain';

export type AnyDecider = Decider<unknown, DomainEvent, unknown>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any>;

/** How a service's streams fold, its views and its publications, for the audit tools. */
export interface ServiceHistory {
  readonly name: ServiceName;
  readonly deciders: readonly AnyDecider[];
  readonly views: readonly AnyView[];
  readonly publish: PublishMap;
}

type Module = Omit<ServiceHistory, 'name' | 'deciders'> & { readonly deciders: readonly unknown[] };

const modules: Readonly<Record<ServiceName, Module>> = {
  'customer-accounts': customerAccounts,
  metering,
  'billing-adjustments': billingAdjustments,
  'case-handling': caseHandling,
};

export const services: readonly ServiceHistory[] = serviceNames.map((name) => ({
  name,
  ...modules[name],
  deciders: modules[name].deciders as readonly AnyDecider[],
}));

/** The decider for the category in the stream's name. @returns undefined for a stream that no service owns. */
export const deciderOf = (stream: string): AnyDecider | undefined =>
  services.flatMap((service) => service.deciders).find((decider) => inCategory(stream, decider.category));

/** What this build can read of the log. */
export const catalogue = eventCatalogueOf(services.flatMap(({ deciders }) => deciders));
