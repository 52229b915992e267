import { eventually } from '@pishkhan/testing/eventually';
import { randomUUID } from 'node:crypto';
import type { KafkaMessages } from '@pishkhan/kafka-messages';
import { startInbox, type Checkpoints, type ContractMessage } from '@pishkhan/messages';

const SICK = 'sick-1';
const WELL = 'well-1';
const MESSAGES = 5;
const WAIT_MS = 60_000;

export interface ReplayOutcome {
  /** Revisions of the parked stream in the order in which they were handled. */
  readonly sick: readonly number[];
  readonly well: readonly number[];
  readonly parkedBefore: readonly string[];
  readonly parkedAfter: readonly string[];
}

const message = (stream: string, revision: number): ContractMessage => ({
  id: randomUUID(),
  type: 'ChaosNoted',
  version: 1,
  source: 'chaos',
  stream,
  revision,
  previousRevision: revision - 1,
  recordedAt: new Date().toISOString(),
  businessDate: '2026-11-22',
  correlationId: 'chaos',
  causationId: 'chaos',
  actor: { subject: 'chaos', roles: [] },
  data: { revision },
});

/** The check after it says what did not happen. */
const inTime = (holds: () => boolean | Promise<boolean>): Promise<unknown> =>
  eventually(holds, WAIT_MS).catch(() => undefined);

/**
 * An inbox whose reaction fails for one stream until it is repaired. Then the parked messages are handled in order and
 * once, and the stream continues (R6).
 */
export const replayParked = async (messages: KafkaMessages, checkpoints: Checkpoints): Promise<ReplayOutcome> => {
  const topic = `chaos.${randomUUID()}`;
  const handled: Record<string, number[]> = { [SICK]: [], [WELL]: [] };
  let healed = false;
  const react = async ({ stream, revision }: ContractMessage): Promise<void> => {
    if (stream === SICK && !healed) throw new Error('not yet');
    handled[stream]!.push(revision);
  };
  const batch = (from: number) =>
    Array.from({ length: MESSAGES }, (_, at) => [message(SICK, from + at), message(WELL, from + at)]).flat();
  const inbox = await startInbox({
    messages,
    checkpoints,
    group: topic,
    topics: [topic],
    reactions: [{ name: 'note', types: ['ChaosNoted'], react }],
  });
  try {
    await messages.produce(topic, batch(0));
    await inTime(async () => handled[WELL]!.length === MESSAGES && (await inbox.parked())[0]?.waiting === MESSAGES - 1);
    const parkedBefore = (await inbox.parked()).map(({ stream }) => stream);
    healed = true;
    await inbox.replayParked(`chaos/${SICK}`);
    await messages.produce(topic, batch(MESSAGES));
    await inTime(() => handled[SICK]!.length >= 2 * MESSAGES && handled[WELL]!.length >= 2 * MESSAGES);
    return {
      sick: handled[SICK]!,
      well: handled[WELL]!,
      parkedBefore,
      parkedAfter: (await inbox.parked()).map(({ stream }) => stream),
    };
  } finally {
    await inbox.stop();
  }
};

export const inOrderOnce = (revisions: readonly number[]): boolean =>
  revisions.length === 2 * MESSAGES && revisions.every((revision, at) => revision === at);
