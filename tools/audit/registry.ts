import type { Decider, DomainEvent } from '@pishkhan/decider';
import type { View } from '@pishkhan/views';
import * as billingAdjustments from '../../services/billing-adjustments/src/domain.ts';
import * as caseHandling from '../../services/case-handling/src/domain.ts';
import * as customerAccounts from '../../services/customer-accounts/src/domain.ts';
import * as metering from '../../services/metering/src/domain.ts';

export type AnyDecider = Decider<unknown, DomainEvent, unknown>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyView = View<any>;

/** How a service's streams fold, and its views, for the audit tools. */
export interface ServiceHistory {
  readonly name: string;
  readonly deciders: readonly AnyDecider[];
  readonly views: readonly AnyView[];
}

export const services: readonly ServiceHistory[] = [
  { name: 'customer-accounts', ...history(customerAccounts) },
  { name: 'metering', ...history(metering) },
  { name: 'billing-adjustments', ...history(billingAdjustments) },
  { name: 'case-handling', ...history(caseHandling) },
];

function history(module: { deciders: readonly unknown[]; views: readonly unknown[] }) {
  return { deciders: module.deciders as readonly AnyDecider[], views: module.views as readonly AnyView[] };
}

/** The decider for the category in the stream's name. @returns undefined for a stream that no service owns. */
export const deciderOf = (stream: string): AnyDecider | undefined =>
  services.flatMap((service) => service.deciders).find((decider) => stream.startsWith(`${decider.category}-`));
