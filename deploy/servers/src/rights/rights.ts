import { readFileSync } from 'node:fs';

/** What a service may do at the broker, the database and the event store; everything else is denied (N31). */
export interface ServiceRights {
  /** Its user at each server, and its own database. */
  readonly service: string;
  /** The one topic that it writes. */
  readonly publishes: string;
  /** Topics that it reads. */
  readonly consumes: readonly string[];
  /** Categories of its streams in the event store. */
  readonly categories: readonly string[];
}

/** Generated from the services' definitions by `npm run generate:docs`. */
export const RIGHTS_FILE = 'deploy/servers/rights.json';

export const readRights = (root: string): readonly ServiceRights[] =>
  JSON.parse(readFileSync(`${root}/${RIGHTS_FILE}`, 'utf8')) as ServiceRights[];
