import type { Page } from 'playwright-core';

/** A page as it is photographed: who looks, where, and what is done first. */
export interface Screen {
  readonly name: string;
  /** Nobody is signed in without it. */
  readonly username?: string;
  readonly path: string;
  readonly first?: (page: Page) => Promise<unknown>;
}
