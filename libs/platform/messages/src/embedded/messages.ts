import type { Messages } from '../port.ts';
import { ConsumerGroup } from './consumer-group.ts';
import { Member } from './member.ts';
import { MessageLog } from './message-log.ts';

/** The broker in one SQLite file, for one process. A new group starts at the beginning. */
export const openEmbeddedMessages = ({ file }: { readonly file: string }): Messages => {
  const log = new MessageLog(file);
  const groups = new Map<string, ConsumerGroup>();
  const groupOf = (name: string): ConsumerGroup => {
    const group = groups.get(name) ?? new ConsumerGroup(name, log);
    groups.set(name, group);
    return group;
  };
  return {
    produce: async (topic, messages) => {
      if (messages.length === 0) return;
      await log.append(topic, messages);
      for (const group of groups.values()) group.produced(topic);
    },
    consume: async (options) => {
      log.mustReach(options.group);
      const group = groupOf(options.group);
      const member = new Member(options);
      group.join(member);
      return { stop: () => group.leave(member) };
    },
    behind: async (group, topics) => topics.reduce((sum, topic) => sum + log.unhandled(group, topic), 0),
    oldestUnhandled: async (group, topics) =>
      topics
        .flatMap((topic) => log.firstUnhandled(group, topic)?.recordedAt ?? [])
        .toSorted()
        .at(0),
    close: async () => {
      await Promise.all([...groups.values()].map((group) => group.leaveAll()));
      log.close();
    },
  };
};
