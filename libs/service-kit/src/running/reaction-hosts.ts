import { validateContract } from '@pishkhan/contracts';
import { positionsBehind } from '@pishkhan/event-store';
import { startInbox, startOwnReactions } from '@pishkhan/messages';
import type { Logger } from 'pino';
import type { Platform, ServiceDefinition } from '../definition.ts';
import type { MessageReaction, OwnReaction } from '../reaction.ts';
import type { HealthPart } from './health/health.ts';
import { reactionTools } from './reaction-tools.ts';

/** One thing that runs beside the requests. */
export interface Host {
  readonly part: HealthPart;
  stop(): Promise<void>;
}

/** The inbox of the service: reactions to other services' messages. None when nothing is heard. */
export const startMessageReactions = async ({ name, reactions }: ServiceDefinition, platform: Platform, logger: Logger): Promise<Host[]> => {
  const hearing = reactions.filter((reaction): reaction is MessageReaction => 'topics' in reaction);
  if (hearing.length === 0) return [];
  const group = `${name}.reactions`;
  const topics = [...new Set(hearing.flatMap((reaction) => reaction.topics))];
  const inbox = await startInbox({
    messages: platform.messages, checkpoints: platform.checkpoints, group, topics,
    reactions: hearing.map((reaction) => ({
      name: reaction.name, types: reaction.types, react: (message) => reaction.react(message, reactionTools(platform, reaction.name, message)),
    })),
    validate: validateContract,
    onFault: (err) => logger.error({ err }, 'a reaction to a message failed'),
  });
  return [{ part: waitingPart('inbox', inbox, () => platform.messages.behind(group, topics)), stop: () => inbox.stop() }];
};

/** Process managers: reactions to the service's own events. */
export const startEventReactions = async ({ name, reactions }: ServiceDefinition, platform: Platform, logger: Logger): Promise<Host[]> => {
  const hearing = reactions.filter((reaction): reaction is OwnReaction => 'categories' in reaction);
  if (hearing.length === 0) return [];
  const own = await startOwnReactions({
    store: platform.eventStore, checkpoints: platform.checkpoints, name, categories: [...new Set(hearing.flatMap(({ categories }) => categories))],
    reactions: hearing.map((reaction) => ({
      name: reaction.name, types: reaction.types, categories: reaction.categories,
      react: (event) => reaction.react(event, reactionTools(platform, reaction.name, { id: event.id, ...event.metadata })),
    })),
    onFault: (err) => logger.error({ err }, 'a reaction to an own event failed'),
  });
  return [{ part: waitingPart('ownReactions', own, async () => positionsBehind(own.handled, await platform.eventStore.head())), stop: () => own.stop() }];
};

type Parking = { parked(): Promise<readonly { stream: string; reason: string }[]> };

/** A parked stream needs a person, but the service goes on for everybody else. */
const waitingPart = (name: string, { parked }: Parking, behind: () => Promise<number>): HealthPart => ({
  name,
  state: async () => {
    const streams = await parked();
    return { up: true, behind: await behind(), parked: streams.length, ...(streams.length > 0 && { streams: streams.slice(0, 20) }) };
  },
});
