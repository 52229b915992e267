/** A part of the distributed profile that this tool can bring up. */
export const PARTS = ['kafka', 'mongodb', 'keycloak'] as const;
export type Part = (typeof PARTS)[number];

export type Program = 'java' | 'mvn' | 'python3' | 'unzip';

/** What is asked for: which parts, where, and how many brokers. */
export interface Plan {
  readonly parts: readonly Part[];
  readonly brokers: 1 | 3;
  readonly ports: Readonly<Record<Part, number>>;
  /** Port by which clients and other brokers know the broker that listens on this one; its own by default. */
  readonly advertised?: (port: number) => number;
  /** Folder of what is fetched once. */
  readonly cache: string;
  /** Folder of everything that the servers write. */
  readonly data: string;
}

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** One server process. */
export interface Component {
  /** `kafka` (of three: `kafka-1` …), `mongodb`, `keycloak`. */
  readonly name: string;
  readonly part: Part;
  readonly port: number;
  /** What a client is configured with. */
  readonly address: string;
  /** Brings its program into the cache; nothing when it is there. */
  fetch(): Promise<void>;
  /** Makes its data folder fit to start on; nothing when it is. */
  prepare(): Promise<void>;
  readonly command: Command;
  /** One real request. @throws while it is not ready */
  ask(): Promise<void>;
}
