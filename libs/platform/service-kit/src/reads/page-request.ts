import type { QueryFilter } from 'mongoose';

export interface PageRequest<Document> {
  /** Operators in values are wrapped in `trusted(…)`. */
  readonly filter?: QueryFilter<Document>;
  /** Field that orders the page (ties by `_id`); default `_id`. Give its index in the view's schema. */
  readonly orderBy?: string;
  readonly descending?: boolean;
  readonly cursor?: string;
  /** 1–200, default 50. */
  readonly limit?: number;
}

export type Kept<Document> = Document & { readonly _id: string };
