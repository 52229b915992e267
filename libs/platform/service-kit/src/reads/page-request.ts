import type { QueryFilter } from 'mongoose';

export interface PageRequest<Document> {
  /** Operators in values are wrapped in `trusted(…)`. */
  readonly filter?: QueryFilter<Document>;
  /** Sort field of the page (ties by `_id`); default `_id`. The view's schema must index it. */
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly cursor?: string;
  /** 1–200, default 50. */
  readonly limit?: number;
  /** Leaves out documents by a condition outside the view; the page is filled up. */
  readonly keep?: (documents: readonly Kept<Document>[]) => Promise<readonly Kept<Document>[]>;
}

export type Kept<Document> = Document & { readonly _id: string };
