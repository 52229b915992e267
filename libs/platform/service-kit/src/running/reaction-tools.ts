import { createHash } from 'node:crypto';
import { executeCommand, loadAggregate, type CommandMetadata } from '@pishkhan/event-store';
import { derivedId } from '@pishkhan/identifiers';
import type { Platform } from '../definition.ts';
import type { ReactionTools } from '../commands/reaction.ts';

/** What a reaction answers to: a contract message or an own event, by the same few fields. */
export interface Cause {
  readonly id: string;
  readonly correlationId: string;
  readonly actor: CommandMetadata['actor'];
}

/**
 * Tools of one reaction for one cause. The commands' ids follow from the cause, so a second delivery finds its own
 * events. The actor stays the person whose act led here; the reason names the reaction.
 */
export const reactionTools = (
  { eventStore: store, clock, build }: Platform,
  reaction: string,
  { id: causeId, correlationId, actor }: Cause,
): ReactionTools => ({
  clock,
  load: (decider, id) => loadAggregate(store, decider, id),
  execute: (decider, id, command, { step = '', reason = reaction, businessDate = clock.today() } = {}) =>
    executeCommand({
      store,
      decider,
      id,
      command,
      metadata: {
        commandId: derivedId('reaction', causeId, reaction, step),
        commandHash: createHash('sha256')
          .update(JSON.stringify([causeId, reaction, step]))
          .digest('hex'),
        correlationId,
        causationId: causeId,
        actor,
        reason,
        businessDate,
        build,
        recordedAt: clock.now().toISOString(),
      },
    }),
});
