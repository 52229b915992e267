import { dataOf, kitOf, type Service } from '../../api/clients.ts';
import type { DocumentDto, DocumentsDto } from '../../api/generated/case-handling.ts';

export type PublishedDocument = DocumentDto;
export type PublishedDocuments = DocumentsDto;

/** Services whose documents people administer, in the order of the page. */
export const services = ['billing-adjustments', 'case-handling', 'metering', 'customer-accounts'] as const;

export const documentsQuery = (service: Service) => ({
  queryKey: ['documents', service],
  queryFn: () => dataOf(kitOf(service).GET('/v1/published-documents')),
});

/** A colleague may publish or decide while the page is open. */
const LOOK_AGAIN_MS = 10_000;

export const documentQuery = (service: Service, document: string) => ({
  queryKey: ['document', service, document],
  queryFn: () => dataOf(kitOf(service).GET('/v1/published-documents/{document}', { params: { path: { document } } })),
  refetchInterval: LOOK_AGAIN_MS,
});
