import type { INestApplicationContext } from '@nestjs/common';
import { loadAggregate } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import { envelopeFor, type Cause } from '../commands/envelope.ts';
import type { Injectable, ReactionTools } from '../commands/reaction.ts';
import { runCommand } from '../commands/run-command.ts';
import type { Platform } from '../definition.ts';

/**
 * Tools of one reaction for one cause, a contract message or an own event. The commands' ids are derived from the
 * cause, so a second delivery finds its own events. The actor is the person who caused it; the reason names the
 * reaction.
 */
export const reactionTools = (
  platform: Pick<Platform, 'eventStore' | 'clock' | 'build'>,
  reaction: string,
  cause: Cause & { readonly id: string },
  { logger, find = nothingToFind }: { readonly logger?: Logger; readonly find?: ReactionTools['find'] } = {},
): ReactionTools => ({
  find,
  clock: platform.clock,
  load: (decider, id) => loadAggregate(platform.eventStore, decider, id),
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
