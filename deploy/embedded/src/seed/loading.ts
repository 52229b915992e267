import type { Session } from '@pishkhan/http-client';
import type { Text } from '@pishkhan/fields';

/** Reports the progress of the loading. */
export type Say = (text: Text) => void;

/** The part of a running platform that the loading uses. */
export interface Loadable {
  readonly tokenEndpoint: string;
  url(service: string): string;
  /** Addresses of every process of every service; all must have handled every message. */
  readonly processes: readonly string[];
}

/** A demo user's session at a service. The keys of its commands are the same in every loading. */
export type SeedSessions = (username: string, service: string) => Session;
