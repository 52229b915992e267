import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sampleMessage, sampleMessages } from '@pishkhan/contract-specs/messages/samples.ts';
import { eventually } from '@pishkhan/testing/eventually';
import { openEmbeddedCheckpoints, type EmbeddedCheckpoints } from '../embedded/checkpoints.ts';
import { openEmbeddedMessages } from '../embedded/messages.ts';
import type { ContractMessage, Messages } from '../port.ts';
import { startInbox, type Inbox, type InboxOptions } from './inbox.ts';

const patience = { attempts: 3, pauseMs: () => 1, wait: () => sleep(1) };

describe('inbox', () => {
  let messages: Messages;
  let checkpoints: EmbeddedCheckpoints;
  let faults: unknown[];
  let heard: ContractMessage[];
  beforeEach(() => {
    messages = openEmbeddedMessages({ file: ':memory:' });
    checkpoints = openEmbeddedCheckpoints({ file: ':memory:' });
    [faults, heard] = [[], []];
  });
  afterEach(async () => {
    await messages.close();
    await checkpoints.close();
  });
  const revisions = (stream: string) =>
    heard.filter((message) => message.stream === stream).map(({ revision }) => revision);
  const open = (
    react: (message: ContractMessage) => void = () => {},
    more: Partial<InboxOptions> = {},
  ): Promise<Inbox> =>
    startInbox({
      messages,
      checkpoints,
      patience,
      group: 'g',
      topics: ['t'],
      onFault: (error) => faults.push(error),
      ...more,
      reactions: [
        {
          name: 'note-what-comes',
          types: ['SampleRecorded'],
          react: async (message) => {
            react(message);
            heard.push(message);
          },
        },
      ],
    });

  it('drops repeated messages, and skips types without a reaction', async () => {
    await open();
    const [first, second] = sampleMessages('case-1', 2);
    const last = sampleMessage('case-1', 3);
    await messages.produce('t', [
      first!,
      first!,
      second!,
      first!,
      { ...sampleMessage('case-1', 2), type: 'Unheard' },
      second!,
      last,
    ]);
    await eventually(() => heard.length >= 3);
    expect(revisions('case-1')).toEqual([0, 1, 3]);
    expect(faults).toEqual([]);
  });
  it('remembers handled messages after a restart', async () => {
    const inbox = await open();
    const sent = sampleMessages('case-1', 3);
    await messages.produce('t', sent);
    await eventually(() => heard.length === 3);
    await inbox.stop();
    await messages.produce('t', [...sent, sampleMessage('case-1', 3)]);
    await open();
    await eventually(() => heard.length === 4);
    expect(revisions('case-1')).toEqual([0, 1, 2, 3]);
  });
  it('retries a failing reaction before it parks the stream', async () => {
    let tries = 0;
    const inbox = await open(() => {
      if (++tries < 3) throw new Error('not yet');
    });
    await messages.produce('t', sampleMessages('case-1', 2));
    await eventually(() => heard.length === 2);
    expect(faults).toHaveLength(2);
    expect(await inbox.parked()).toEqual([]);
  });
  it('R6: a poison message parks only its stream; replayed, the stream continues in order', async () => {
    let cured = false;
    const inbox = await open(({ stream, revision }) => {
      if (!cured && stream === 'case-1' && revision === 1) throw new Error('poison');
    });
    await messages.produce('t', [
      ...sampleMessages('case-1', 4),
      ...Array.from({ length: 30 }, (_, n) => sampleMessage(`other-${n}`, 0)),
    ]);
    await eventually(async () => heard.length === 31 && (await inbox.parked())[0]?.waiting === 2);
    expect(revisions('case-1')).toEqual([0]);
    expect(await inbox.parked()).toEqual([
      { stream: 'samples/case-1', reason: 'Error: poison', revision: 1, waiting: 2 },
    ]);
    expect(await inbox.replayParked('samples/case-1')).toMatchObject({ handled: 0, fault: new Error('poison') });
    cured = true;
    expect(await inbox.replayParked('samples/case-1')).toEqual({ handled: 3 });
    await messages.produce('t', [sampleMessage('case-1', 4)]);
    await eventually(() => revisions('case-1').length === 5);
    expect(revisions('case-1')).toEqual([0, 1, 2, 3, 4]);
    expect(await inbox.parked()).toEqual([]);
  });
  it('parks data that violates its contract at once', async () => {
    const validate = (type: string, version: number, data: unknown) =>
      data === 'wrong' ? [`${type}.v${version}: /amount must be integer`] : [];
    const inbox = await open(undefined, { validate });
    await messages.produce('t', [sampleMessage('case-1', 0, 'wrong'), sampleMessage('case-2', 0, 'right')]);
    await eventually(async () => heard.length === 1 && (await inbox.parked()).length === 1);
    expect(faults).toHaveLength(1);
    expect((await inbox.parked())[0]!.reason).toContain('/amount must be integer');
  });
  it('returns a message after a gap to the broker, and parks its stream if the missing one does not arrive', async () => {
    const inbox = await open();
    await messages.produce('t', [sampleMessage('case-1', 0), sampleMessage('case-1', 2)]);
    await eventually(async () => (await inbox.parked()).length === 1);
    expect(faults.map(String)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('GapInStream')));
    expect(await inbox.replayParked('samples/case-1')).toMatchObject({ handled: 0, fault: { name: 'GapInStream' } });
    await messages.produce('t', [sampleMessage('case-1', 1)]);
    await eventually(async () => (await inbox.parked())[0]?.waiting === 1);
    expect(await inbox.replayParked('samples/case-1')).toEqual({ handled: 2 });
    expect(revisions('case-1')).toEqual([0, 1, 2]);
  });
  it('saves streams of several partitions together; a message after a gap stops no other stream', async () => {
    const saves: number[] = [];
    const counting = {
      ...checkpoints,
      moveEach: (moves: Parameters<typeof checkpoints.moveEach>[0]) => (
        saves.push(moves.length),
        checkpoints.moveEach(moves)
      ),
    };
    const inbox = await open(() => {}, { checkpoints: counting });
    const streams = Array.from({ length: 30 }, (_, place) => `case-${place}`);
    const of = (stream: string) => (stream === 'case-7' ? [] : sampleMessages(stream, 1));
    await messages.produce('t', [...streams.flatMap(of), sampleMessage('case-7', 5)]);
    await eventually(async () => (await inbox.parked()).length === 1);
    expect(heard).toHaveLength(29);
    expect(streams.map(revisions)).toEqual(streams.map((stream) => (stream === 'case-7' ? [] : [0])));
    expect(saves.length).toBeLessThan(5);
  });
  it('waits for the infrastructure without parking: the message arrives again', async () => {
    let away = true;
    const inbox = await open(
      () => {
        if (away) throw new Error('the store is away');
      },
      { isPassing: ({ message }) => message.endsWith('away') },
    );
    await messages.produce('t', sampleMessages('case-1', 2));
    await eventually(() => faults.length >= 4);
    expect([await inbox.parked(), heard]).toEqual([[], []]);
    away = false;
    await eventually(() => heard.length >= 2);
    expect(revisions('case-1')).toEqual([0, 1]);
  });
  it('a member that has lost its partition unnoticed overwrites nothing of its successor', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const [first, second] = sampleMessages('case-1', 2);
    const zombie: ContractMessage[] = [];
    let hand: ((message: ContractMessage) => Promise<void>) | undefined;
    const broker = {
      consume: async ({ handle }: { handle(message: ContractMessage, topic: string): Promise<void> }) => (
        (hand = (message) => handle(message, 't')),
        { stop: async () => {} }
      ),
    };
    await startInbox({
      messages: broker,
      checkpoints,
      patience,
      group: 'g',
      topics: ['t'],
      reactions: [
        {
          name: 'slow',
          types: ['SampleRecorded'],
          react: async (message) => {
            zombie.push(message);
            await held;
          },
        },
      ],
    });
    const late = hand!(first!);
    await eventually(() => zombie.length > 0);
    await open();
    await messages.produce('t', [first!, second!]);
    await eventually(() => heard.length >= 2);
    goOn();
    await expect(late).rejects.toThrow('changed by another process');
    await messages.produce('t', [sampleMessage('case-1', 2)]);
    await eventually(() => heard.length >= 3);
    expect([revisions('case-1'), faults]).toEqual([[0, 1, 2], []]);
  });
  it('a stream into which another process parks meanwhile does not continue before that item is handled', async () => {
    let wrong = true;
    const inbox = await open(() => {
      if (wrong) throw new Error('no');
    });
    const [one, two, three] = sampleMessages('case-1', 3);
    await messages.produce('t', [one!, two!]);
    await eventually(async () => (await inbox.parked())[0]?.waiting === 1);
    const known = (await checkpoints.list('inbox/g/stream/'))[0]!;
    wrong = false;
    const stale = { ...(known.value as object), waitsTo: 2 };
    await checkpoints.save([{ name: known.name, value: stale }]);
    expect((await inbox.replayParked('samples/case-1')).fault?.message).toContain('another process');
    await messages.produce('t', [three!]);
    await eventually(async () => (await inbox.parked()).length > 0);
    expect(await inbox.replayParked('samples/case-1')).toEqual({ handled: 1 });
    expect(revisions('case-1')).toEqual([0, 1, 2]);
  });

  describe('case 08: messages of a newer release', () => {
    const build = (version: number) => ({
      newestVersion: (type: string) => (type === 'SampleRecorded' ? version : undefined),
    });

    it('a higher version of a type with a reaction parks its stream at once, and the newer build continues by itself', async () => {
      const inbox = await open(undefined, build(1));
      const [first, second, third] = sampleMessages('case-1', 3);
      await messages.produce('t', [first!, { ...second!, version: 2 }, third!, sampleMessage('case-2', 0)]);
      await eventually(async () => revisions('case-2').length > 0 && (await inbox.parked())[0]?.waiting === 1);
      expect(await inbox.parked()).toMatchObject([
        {
          stream: 'samples/case-1',
          revision: 1,
          waiting: 1,
          notKnown: { stream: 'samples/case-1', revision: 1, type: 'SampleRecorded', schemaVersion: 2 },
        },
      ]);
      expect(faults).toHaveLength(1);
      await inbox.stop();
      const next = await open(undefined, build(2));
      await eventually(async () => (await next.parked()).length === 0);
      expect(revisions('case-1')).toEqual([0, 1, 2]);
    });
    it('a type without contract and reaction is reported once, and blocks nothing', async () => {
      const inbox = await open(undefined, build(1));
      const strange = sampleMessages('case-1', 3).map((message) => ({ ...message, type: 'SampleVoided' }));
      await messages.produce('t', [...strange, sampleMessage('case-1', 3)]);
      await eventually(() => heard.length > 0);
      expect(await inbox.notKnown()).toEqual([
        { stream: 'samples/case-1', revision: 0, type: 'SampleVoided', schemaVersion: 1 },
      ]);
      expect([await inbox.parked(), faults]).toEqual([[], []]);
      await inbox.stop();
      const next = await open(undefined, { newestVersion: () => 1 });
      expect(await next.notKnown()).toEqual([]);
    });
  });
});
