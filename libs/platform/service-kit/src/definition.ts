import type { Provider, Type } from '@nestjs/common';
import type { Clock } from '@pishkhan/calendar';
import type { Decider, DomainEvent } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';
import type { CommandKeys, EventStore, Invariant } from '@pishkhan/event-store';
import type { Checkpoints, Leases, Messages, PublishMap } from '@pishkhan/messages';
import type { AnyView, View } from '@pishkhan/views';
import type mongoose from 'mongoose';

import type { SealedNumbers } from './http/texts/sealed-numbers.ts';
import type { LoginStrength } from './http/entrance/login/login-strength.ts';
import type { RequestRates } from './http/entrance/rates/request-rates.ts';
import type { Identity } from './identity/tokens/issuer-keys.ts';
import type { DecisionParts } from './reads/decisions/index.ts';
import type { Watchable } from './reads/changes/watchable.ts';
import type { LookUpParts } from './reads/look-ups/index.ts';
import type { StreamParts } from './reads/replay/index.ts';
import type { Reaction } from './commands/reaction.ts';
import type { RegisteredOffice } from './identity/offices/known-offices.view.ts';
import type { VersionedDocuments } from './fields/publishing/documents/versioned-document.ts';
import type { SampleDocument } from './fields/publishing/sample.ts';

/**
 * Titles of rules for the problem documents: `{ FileNumberMustBeFree: { fa, en } }`. A rule without a title is shown by
 * its name.
 */
export type RuleTitles = Readonly<Record<string, Text>>;

/** Any decider, for any types of commands, events and state. */
export type AnyDecider = Decider<unknown, DomainEvent, unknown>;

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/**
 * The infrastructure of a service: adapters of the ports, chosen by the composition root. One `database` per service,
 * the rest may be shared.
 */
export interface Platform {
  readonly eventStore: EventStore;
  readonly messages: Messages;
  readonly checkpoints: Checkpoints;
  /** Binds each `Idempotency-Key` to its command; shared by all processes of the service (ADR 0055). */
  readonly commandKeys: CommandKeys;
  /** Decides which of several processes of the service follows the log. Default: this is the only one. */
  readonly leases?: Leases;
  readonly database: mongoose.Connection;
  readonly clock: Clock;
  /** The OIDC issuer of accepted tokens, and their required audience. */
  readonly identity: Identity;
  /** Versions of the policy `request-rates`; each process counts for itself. */
  readonly requestRates: readonly RequestRates[];
  /** Versions of the policy `login-strength`. */
  readonly loginStrength: readonly LoginStrength[];
  /** Whether `/docs` and `/openapi.json` are served. Default false. */
  readonly documents?: boolean;
  /** Version of this build; stored in every event's metadata. */
  readonly build: string;
  readonly logLevel: LogLevel;
  /** Receives the log's lines. Default standard output. */
  readonly logTo?: { write(line: string): void };
  /**
   * How long a view or the relay may fail at the same position before `/health/ready` reports it as down. Default one
   * minute.
   */
  readonly faultPatienceMs?: number;
  /** Time limit of every request except files. Default 15 seconds. */
  readonly answerMs?: number;
  /** Register of counties and offices in place of the service's view. */
  readonly offices?: { find(officeId: string): Promise<RegisteredOffice | undefined> };
  /** Folder of the samples that the service loads at its start. Without it nothing is loaded. */
  readonly samples?: string;
  /** Examines the files of this process's databases beside its work. Absent: they are not its files. */
  readonly files?: () => Promise<readonly ExaminedFile[]>;
  /** Numbers taken out of texts; set by `startService` for a service that seals them. */
  readonly sealedNumbers?: SealedNumbers;
  /** Source of the service's settings. Default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A file of a database, and what SQLite finds wrong in it. */
export interface ExaminedFile {
  readonly file: string;
  readonly wrong: readonly string[];
}

/** A service is data plus controllers. */
export interface ServiceDefinition {
  /** Wire name, as in `gas.<name>.v1`. */
  readonly name: string;
  readonly title: Text;
  readonly deciders: readonly AnyDecider[];
  readonly views: readonly AnyView[];
  readonly publish: PublishMap;
  /** What must hold on its own log; `POST /v1/verifications` and `npm run verify` check it. */
  readonly invariants?: readonly Invariant[];
  /** Categories that an earlier release stored without publishing: the relay publishes their stored events first. */
  readonly publishedSince?: readonly string[];
  readonly reactions: readonly Reaction[];
  readonly controllers: readonly Type[];
  /** Additional injectables; a function if they need the platform (adapters of the service's own ports). */
  readonly providers?: readonly Provider[] | ((platform: Platform) => readonly Provider[]);
  readonly ruleTitles?: RuleTitles;
  /**
   * Whether personal numbers in the free texts of commands are sealed per subject; else such a text is refused (N17).
   */
  readonly sealsNumbers?: boolean;
  /** Set if the service answers with personal data. It also needs a provider of `ReasonCases`. */
  readonly lookUps?: LookUpParts;
  /** Set if persons decide something about which an auditor reads (ADR 0080). */
  readonly decisions?: DecisionParts;
  /** The streams that an auditor lists and replays (ADR 0111); it needs `lookUps`. */
  readonly streams?: StreamParts;
  /** What readers may watch (ADR 0110). */
  readonly changes?: readonly Watchable[];
  /**
   * The view with the register of counties and offices, by which the guard checks tokens (N24); `isOwn` in the service
   * that keeps the register. Every service of the platform has one.
   */
  readonly offices?: { readonly view: View<RegisteredOffice>; readonly isOwn?: boolean };
  /** What people administer in versions, beside the policies about look-ups. */
  readonly documents?: VersionedDocuments;
  /** Published documents with their samples in a folder. */
  readonly samples?: (folder: string) => readonly SampleDocument[];
}

/** Infers the type of the literal. */
export const defineService = (definition: ServiceDefinition): ServiceDefinition => definition;

/** Certificate chain and its key, in PEM. */
export interface CertifiedKey {
  readonly certificate: string;
  readonly key: string;
}

export interface Listen {
  readonly host: string;
  /** 0 chooses a free port. */
  readonly port: number;
  /** Without it the service listens with plain HTTP. `renewed` reads it again; it may throw. */
  readonly tls?: CertifiedKey & { readonly renewed?: () => CertifiedKey };
  /** Addresses or ranges of the proxies whose `X-Forwarded-For` names the user's address. Default none. */
  readonly trustedProxies?: readonly string[];
  /** Whether only these proxies may ask, because TLS of clients ends there. Health is open to all. Default false. */
  readonly proxiesOnly?: boolean;
}

export interface RunningService {
  readonly name: string;
  /** `http://127.0.0.1:4101` */
  readonly url: string;
  /** Resolves when the views have reached the head that the log had at the start, and relay and inbox run. */
  ready(): Promise<void>;
  /** Rejects new requests, finishes those in flight, then stops inbox, reactions, relay and projectors. */
  stop(): Promise<void>;
}
