import type { Secured } from './rights/secured.ts';

/** Parts of the distributed profile that this tool can start. */
export const PARTS = ['kafka', 'mongodb', 'keycloak'] as const;
export type Part = (typeof PARTS)[number];

export type Program = 'java' | 'mvn' | 'python3' | 'unzip';

/** The counter desk as the identity provider knows it. */
export interface DeskClient {
  /** Of the desk in the browser. */
  readonly address: string;
  readonly secret: string;
}

/** The requested parts, their ports and folders, and the number of brokers. */
export interface Plan {
  readonly parts: readonly Part[];
  readonly brokers: 1 | 3;
  readonly ports: Readonly<Record<Part, number>>;
  /** Port that a broker advertises to clients and other brokers, given its own; by default the same. */
  readonly advertised?: (port: number) => number;
  /** TLS, users and rights as in production; otherwise plain connections without users. */
  readonly secured?: Secured;
  /** Without it nobody can sign in at a desk. */
  readonly desk?: DeskClient;
  /** Folder of downloaded programs. */
  readonly cache: string;
  /** Folder of all server data. */
  readonly data: string;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** One server process. */
export interface Component {
  /** `kafka` (with three brokers `kafka-1` …), `mongodb`, `keycloak`. */
  readonly name: string;
  readonly part: Part;
  readonly port: number;
  /** The address for clients. */
  readonly address: string;
  /** Downloads its program into the cache, if missing. */
  fetch(): Promise<void>;
  /** Prepares its data folder, if necessary. */
  prepare(): Promise<void>;
  readonly command: Command;
  /** Sends one real request. @throws while the server is not ready */
  ask(): Promise<void>;
}
