import { loadAggregate } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import { envelopeFor, type Cause } from '../commands/envelope.ts';
import type { ReactionTools } from '../commands/reaction.ts';
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
  logger?: Logger,
): ReactionTools => ({
  clock: platform.clock,
  load: (decider, id) => loadAggregate(platform.eventStore, decider, id),
  execute: (decider, id, command, { step = '', reason = reaction, businessDate = platform.clock.today(), as } = {}) => {
    const envelope = envelopeFor(cause, { key: ['reaction', cause.id, reaction, step], reason, businessDate });
    return runCommand(platform, { decider, id, command, envelope: { ...envelope, ...as } }, logger);
  },
});
