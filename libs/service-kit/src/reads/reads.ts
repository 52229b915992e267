import type { View } from '@pishkhan/views';
import type { QueryFilter, Model } from 'mongoose';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; give it back as `?cursor=`. `null` on the last page. */
  readonly next: string | null;
}

export interface PageRequest<Document> {
  readonly filter?: QueryFilter<Document>;
  /** Field that orders the page (ties by `_id`); default `_id`. Give its index in the view's schema. */
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly cursor?: string;
  /** 1–200, default 50. */
  readonly limit?: number;
}

/** Injectable. The service's views. Every read first waits for the position in the request's `X-After-Position`. */
export abstract class Reads {
  /** The view's mongoose model, for queries that the rest cannot say. Reads that go through it do not wait: call `upToDate` first. */
  abstract model<Document extends object>(view: View<Document>): Model<Document>;
  abstract upToDate(view: View<never>): Promise<void>;
  /** @throws ProblemException 404 `<missingRule>` when there is no such document. */
  abstract one<Document extends object>(view: View<Document>, id: string, missingRule: string): Promise<Document & { readonly _id: string }>;
  abstract page<Document extends object>(view: View<Document>, request: PageRequest<Document>): Promise<Page<Document & { readonly _id: string }>>;
}
