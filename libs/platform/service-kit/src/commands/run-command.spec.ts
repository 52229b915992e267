import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '@pishkhan/calendar';
import { accept, reject, type Decider, type DomainEvent } from '@pishkhan/decider';
import { openEmbeddedEventStore } from '@pishkhan/event-store';
import { createLogger } from '../logging/logger.ts';
import { reactionTools } from '../running/reaction-tools.ts';

type Counted = DomainEvent<'Counted', { readonly by: number }>;
const counter: Decider<{ readonly by: number }, Counted, number> = {
  category: 'counter',
  events: { Counted: 1 },
  initial: 0,
  decide: ({ by }) => (by < 0 ? reject('CountMustNotFall') : accept({ type: 'Counted', data: { by } })),
  evolve: (count, { data }) => count + data.by,
};

describe('a command of a reaction', () => {
  it('is one line in the log with its cause and outcome, and a rejection names its rule', async () => {
    const lines: Record<string, unknown>[] = [];
    const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
    const logger = createLogger({ service: 'spec', build: '1', level: 'debug', destination });
    const eventStore = openEmbeddedEventStore({ file: ':memory:' });
    const platform = { eventStore, clock: fixedClock('2026-11-22T08:30:00.000Z'), build: '1' };
    const cause = { id: 'm-1', correlationId: 'c-1', actor: { subject: 'spec', roles: [] } };
    const tools = reactionTools(platform, 'count-what-was-said', cause, { logger });
    await tools.execute(counter, 'a', { by: 2 }, { step: 'up' });
    await tools.execute(counter, 'a', { by: -2 }, { step: 'down' });
    const common = { category: 'counter', causationId: 'm-1', correlationId: 'c-1', milliseconds: expect.any(Number) };
    expect(lines).toMatchObject([
      { ...common, msg: 'command executed', outcome: 'accepted' },
      { ...common, msg: 'command refused', rule: 'CountMustNotFall' },
    ]);
    await eventStore.close();
  });
});
