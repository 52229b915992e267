import type { INestApplicationContext } from '@nestjs/common';
import { loadAggregate, loadAggregateUnless, streamOf, type RecordedEvent } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import { envelopeFor, type Cause } from '../commands/envelope.ts';
import { publishedAggregate } from '../reads/published-aggregate.ts';
import type { Injectable, ReactionTools } from '../commands/reaction.ts';
import { runCommand } from '../commands/run-command.ts';
import type { Platform } from '../definition.ts';

/** The own event that a reaction handles, and the time since which this process alone hosts the own reactions. */
export interface OwnCause {
  readonly event: Pick<RecordedEvent, 'stream' | 'revision'>;
  readonly since: number;
}

interface Around {
  readonly logger?: Logger;
  readonly find?: ReactionTools['find'];
  /** Absent for a message of another service. */
  readonly own?: OwnCause;
}

/**
 * Tools of one reaction for one cause, a contract message or an own event. The commands' ids are derived from the
 * cause, so a second delivery finds its own events. The actor is the person who caused it; the reason names the
 * reaction.
 */
export const reactionTools = (
  platform: Pick<Platform, 'eventStore' | 'clock' | 'build'>,
  reaction: string,
  cause: Cause & { readonly id: string },
  { logger, find = nothingToFind, own }: Around = {},
): ReactionTools => ({
  find,
  clock: platform.clock,
  // A state of the stream after the cause is one on which the reaction could have run.
  load: (decider, id) =>
    own?.event.stream === streamOf(decider.category, id)
      ? loadAggregateUnless(platform.eventStore, decider, id, ({ revision }) => revision >= own.event.revision)
      : loadAggregate(platform.eventStore, decider, id),
  writtenHere: (decider, id) =>
    loadAggregateUnless(platform.eventStore, decider, id, ({ asOf }) => own !== undefined && asOf >= own.since),
  published: (decider, id) => publishedAggregate(platform.eventStore, decider, id),
  execute: (decider, id, command, { step = '', reason = reaction, businessDate = platform.clock.today(), as } = {}) => {
    const envelope = envelopeFor(cause, { key: ['reaction', cause.id, reaction, step], reason, businessDate });
    return runCommand(platform, { decider, id, command, envelope: { ...envelope, ...as } }, logger);
  },
});

const nothingToFind: ReactionTools['find'] = (part) => Promise.reject(new Error(`there is no ${part.name} here`));

/** Injectables for the workers of a service, which begin before the service has made them. */
export const injectablesLater = () => {
  const { promise, resolve, reject } = Promise.withResolvers<INestApplicationContext>();
  // A service that does not start has no worker that waits, or has several.
  promise.catch(() => {});
  const find: ReactionTools['find'] = async <Part>(part: Injectable<Part>) =>
    (await promise).get<Part>(part, { strict: false });
  return { find, madeBy: resolve, neverMade: reject };
};
