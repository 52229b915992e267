import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointsContract } from '@pishkhan/contract-specs/messages/checkpoints.contract.ts';
import { messagesContract } from '@pishkhan/contract-specs/messages/messages.contract.ts';
import { sampleMessages } from '@pishkhan/contract-specs/messages/samples.ts';
import { DurableFile } from '@pishkhan/event-store';
import { eventually } from '@pishkhan/testing/eventually';
import { openEmbeddedCheckpoints } from './checkpoints.ts';
import { TopicBehind } from '../port.ts';
import { openEmbeddedMessages } from './messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
const file = join(folder, 'messages.sqlite');
const checkpoints = openEmbeddedCheckpoints({ file });
afterAll(async () => {
  await checkpoints.close();
  rmSync(folder, { recursive: true });
});

messagesContract('embedded', async () => openEmbeddedMessages({ file }));
checkpointsContract('embedded', () => checkpoints);

describe('messages: embedded, its file', () => {
  it('N1: a group does not consume a topic that has lost messages which it has handled', async () => {
    const before = openEmbeddedMessages({ file: join(folder, 'lost.sqlite') });
    let handled = 0;
    const consuming = { group: 'lost', topics: ['lost'], handle: async () => void handled++ };
    await before.produce('lost', sampleMessages('case-1', 3));
    await before.consume(consuming);
    await eventually(() => handled === 3);
    await before.close();
    const damaging = new DurableFile({ file: join(folder, 'lost.sqlite'), schema: '' });
    await damaging.write(() => void damaging.sql('DELETE FROM messages').run());
    damaging.close();
    const after = openEmbeddedMessages({ file: join(folder, 'lost.sqlite') });
    await expect(after.consume(consuming)).rejects.toThrow(TopicBehind);
    await after.consume({ ...consuming, group: 'another' });
    await after.close();
  });

  it('keeps messages, offsets and checkpoints after a restart', async () => {
    const before = openEmbeddedMessages({ file });
    await before.produce('restart', sampleMessages('case-1', 4));
    const revisions: number[] = [];
    await before.consume({
      group: 'restart',
      topics: ['restart'],
      handle: async ({ revision }) => void revisions.push(revision),
    });
    await eventually(() => revisions.length === 4);
    await checkpoints.save([{ name: 'restart', value: 4 }]);
    await before.close();
    const after = openEmbeddedMessages({ file });
    await after.produce('restart', sampleMessages('case-1', 2, 4));
    await after.consume({
      group: 'restart',
      topics: ['restart'],
      handle: async ({ revision }) => void revisions.push(revision),
    });
    await eventually(() => revisions.length >= 6);
    expect(revisions).toEqual([0, 1, 2, 3, 4, 5]);
    await after.close();
    const again = openEmbeddedCheckpoints({ file });
    expect(await again.load('restart')).toBe(4);
    await again.close();
  });
});
