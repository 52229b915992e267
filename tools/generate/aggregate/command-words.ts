import type { CommandDecider } from './locate.ts';

/** Names used in the parts of a generated command. Paths are relative to the workspace's root. */
export interface CommandWords {
  readonly aggregate: CommandDecider;
  /** Name that the service's index exports. */
  readonly definition: string;
  readonly Command: string;
  readonly command: string;
  readonly Event: string;
  readonly source: string;
  readonly role: string;
  readonly title: { readonly fa: string; readonly en: string };
  readonly route: string;
  /** Paths of the verb's files without extension: in the domain, and of the HTTP layer. */
  readonly domain: string;
  readonly http: string;
  /** Modules of the aggregate that the files import. */
  readonly messages: string;
  readonly rules: string;
}

/** Field of commands and events with the aggregate's id. */
export const idFieldOf = ({ decider }: { readonly decider: string }): string => `${decider}Id`;

/** A sentence or title as a string literal. */
export const literal = (words: string): string => `'${words.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
