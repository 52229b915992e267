import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { billing, dataOf, kitOf, type Service } from '../../../api/clients.ts';
import type { Conflict, Decision, PartInDecision } from '../../../api/generated/billing-adjustments.ts';
import type { Words } from '../../../words/language.tsx';
import type { Asked } from './asked.ts';

/** Services in the order of the page. */
export const services = ['billing-adjustments', 'case-handling', 'metering', 'customer-accounts'] as const;

const PAGE = 50;

interface Pattern extends Words {
  readonly persons: readonly string[];
  readonly office?: string | undefined;
}
export interface Patterns {
  readonly items: readonly Pattern[];
  readonly policy?: string | null | undefined;
}

/** A decision as the page shows it, of any service. */
export type Shown = Pick<
  Decision,
  'matter' | 'accounts' | 'on' | 'status' | 'round' | 'minutes' | 'events' | 'retroactiveBecause'
> & {
  readonly kind: Decision['kind'] | Conflict['kind'];
  readonly title?: Words;
  readonly parts: readonly (Omit<PartInDecision, 'as'> & { readonly as: string })[];
  readonly because?: readonly (Words & { readonly rule: string })[];
  readonly counts?: number;
};
export interface Page {
  readonly items: readonly Shown[];
  readonly next: string | null;
}

const pages = (key: readonly unknown[], ask: (query: object) => Promise<Page>, { which, ...asked }: Asked) => ({
  queryKey: ['persons-decisions', ...key, asked, which],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
    ask({ ...asked, which: which ?? 'toExamine', cursor: pageParam, limit: PAGE }),
  getNextPageParam: ({ next }: Page) => next ?? undefined,
});

export const useDecisions = (service: Service, asked: Asked) =>
  useInfiniteQuery(
    pages(
      [service],
      (query: object) => dataOf(kitOf(service).GET('/v1/persons-decisions', { params: { query } })),
      asked,
    ),
  );

export const useMoneyDecisions = (asked: Asked) =>
  useInfiniteQuery(
    pages(['money'], (query: object) => dataOf(billing.GET('/v1/conflicts', { params: { query } })), asked),
  );

/** Credits far above those of others, and two persons who sign for each other, of money. */
export const useMoneyPatterns = ({ from, to, person }: Asked) =>
  useQuery({
    queryKey: ['conflicts-among-peers', from, to, person],
    queryFn: (): Promise<Patterns> =>
      dataOf(billing.GET('/v1/conflicts-among-peers', { params: { query: { from, to, person } } })),
  });

/** Two persons who confirm each other by turns, in other decisions of a service. */
export const useTurns = (service: Service, { from, to, person }: Asked) =>
  useQuery({
    queryKey: ['decisions-by-turns', service, from, to],
    queryFn: (): Promise<Patterns> =>
      dataOf(kitOf(service).GET('/v1/persons-decisions-by-turns', { params: { query: { from, to } } })),
    select: ({ items, policy }: Patterns): Patterns => ({
      policy,
      items: items.filter(({ persons }) => person === undefined || persons.includes(person.toLowerCase())),
    }),
  });
