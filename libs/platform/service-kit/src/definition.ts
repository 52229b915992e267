import type { Provider, Type } from '@nestjs/common';
import type { Clock } from '@pishkhan/calendar';
import type { Decider, DomainEvent } from '@pishkhan/decider';
import type { Text } from '@pishkhan/fields';
import type { EventStore } from '@pishkhan/event-store';
import type { Checkpoints, Leases, Messages, PublishMap } from '@pishkhan/messages';
import type { AnyView } from '@pishkhan/views';
import type mongoose from 'mongoose';

import type { Identity } from './identity/token-verifier.ts';
import type { Reaction } from './commands/reaction.ts';

/**
 * Titles of rules for the problem documents: `{ FileNumberMustBeFree: { fa, en } }`. A rule without one is shown by its
 * name.
 */
export type RuleTitles = Readonly<Record<string, Text>>;

/** Any decider, whatever its commands, events and state are. */
export type AnyDecider = Decider<unknown, DomainEvent, unknown>;

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/**
 * What stands behind a service: adapters of the ports, chosen by the composition root. One `database` per service, the
 * rest may be shared.
 */
export interface Platform {
  readonly eventStore: EventStore;
  readonly messages: Messages;
  readonly checkpoints: Checkpoints;
  /** Which of several processes of the service follows the log. Default: this is the only one. */
  readonly leases?: Leases;
  /** Documents of views and their checkpoint in one transaction: a replica set can. Default false. */
  readonly transactions?: boolean;
  readonly database: mongoose.Connection;
  readonly clock: Clock;
  /** The OIDC issuer whose tokens are taken, and the audience they must be for. */
  readonly identity: Identity;
  /** Version of what runs; goes into every event's metadata. */
  readonly build: string;
  readonly logLevel: LogLevel;
  /**
   * How long a view or the relay may fail at the same place before `/health/ready` says that it is down. Default one
   * minute.
   */
  readonly faultPatienceMs?: number;
  /** Every request but a file is answered within it. Default 15 seconds. */
  readonly answerMs?: number;
  /** Where settings of a service come from. Default `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A service is data plus controllers. */
export interface ServiceDefinition {
  /** Wire name, as in `gas.<name>.v1`. */
  readonly name: string;
  readonly title: Text;
  readonly deciders: readonly AnyDecider[];
  readonly views: readonly AnyView[];
  readonly publish: PublishMap;
  readonly reactions: readonly Reaction[];
  readonly controllers: readonly Type[];
  /** More injectables; a function where they need the platform (adapters of the service's own ports). */
  readonly providers?: readonly Provider[] | ((platform: Platform) => readonly Provider[]);
  readonly ruleTitles?: RuleTitles;
}

/** Types the literal; a service is data. */
export const defineService = (definition: ServiceDefinition): ServiceDefinition => definition;

export interface Listen {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
}

export interface RunningService {
  readonly name: string;
  /** `http://127.0.0.1:4101` */
  readonly url: string;
  /** Resolves when views have caught up with what the log held at the start, and relay and inbox run. */
  ready(): Promise<void>;
  /** Takes no more requests, finishes those in flight, then stops inbox, reactions, relay and projectors. */
  stop(): Promise<void>;
}
