import { accounts, billing, cases, dataOf, metering, type Service } from '../../api/clients.ts';
import type { DocumentDto, DocumentsDto } from '../../api/generated/case-handling.ts';

export type PublishedDocument = DocumentDto;
export type PublishedDocuments = DocumentsDto;

/** Services whose documents people administer, in the order of the page. */
export const services = ['billing-adjustments', 'case-handling', 'metering', 'customer-accounts'] as const;

const LIST = '/v1/published-documents';
const ONE = '/v1/published-documents/{document}';
const pathOf = (document: string) => ({ params: { path: { document } } });

const lists: Readonly<Record<Service, () => Promise<PublishedDocuments>>> = {
  'billing-adjustments': () => dataOf(billing.GET(LIST)),
  'case-handling': () => dataOf(cases.GET(LIST)),
  metering: () => dataOf(metering.GET(LIST)),
  'customer-accounts': () => dataOf(accounts.GET(LIST)),
};
const documents: Readonly<Record<Service, (document: string) => Promise<PublishedDocument>>> = {
  'billing-adjustments': (document) => dataOf(billing.GET(ONE, pathOf(document))),
  'case-handling': (document) => dataOf(cases.GET(ONE, pathOf(document))),
  metering: (document) => dataOf(metering.GET(ONE, pathOf(document))),
  'customer-accounts': (document) => dataOf(accounts.GET(ONE, pathOf(document))),
};

export const documentsQuery = (service: Service) => ({
  queryKey: ['documents', service],
  queryFn: () => lists[service](),
});

/** A colleague may publish or decide while the page is open. */
const LOOK_AGAIN_MS = 10_000;

export const documentQuery = (service: Service, document: string) => ({
  queryKey: ['document', service, document],
  queryFn: () => documents[service](document),
  refetchInterval: LOOK_AGAIN_MS,
});

export const isService = (name: string): name is Service => (services as readonly string[]).includes(name);
