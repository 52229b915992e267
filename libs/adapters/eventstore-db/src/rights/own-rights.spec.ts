import { beforeEach, describe, expect, it } from '@jest/globals';
import { AccessDenied, Outage, WrongExpectedRevision } from '@pishkhan/event-store';
import { OwnRights, type Asking } from './own-rights.ts';

const denied = new AccessDenied({ operation: 'append', stream: 'bill-readiness-check', user: 'services' });

let asked: string[];
let fails: Error | undefined;
let rights: OwnRights;
beforeEach(() => {
  [asked, fails] = [[], undefined];
  const asking: Asking = {
    append: async (stream, expected) => {
      asked.push(`append ${stream}`);
      throw fails ?? new WrongExpectedRevision(stream, expected, 'NoStream');
    },
    readStream: async (stream) => asked.push(`read ${stream}`),
    followFromEnd: async () => asked.push('follow'),
  };
  rights = new OwnRights(asking);
});
const check = async (categories = ['bill', 'account']) => {
  await rights.check(categories);
  return asked.splice(0).toSorted();
};
const ALL = [
  'append account-readiness-check',
  'append bill-readiness-check',
  'follow',
  'read account-readiness-check',
  'read bill-readiness-check',
];

describe('the rights of the own user (15.3)', () => {
  it('are asked for once: append and read in each category, follow the log', async () => {
    expect([await check(), await check(), await check()]).toEqual([ALL, [], []]);
  });
  it('are asked for again after a doubt, and for other categories', async () => {
    await check();
    rights.doubt();
    expect([await check(), await check(), await check(['bill'])]).toEqual([ALL, [], expect.any(Array)]);
    expect(asked).toEqual([]);
  });
  it('a doubt that arises meanwhile is not forgotten', async () => {
    const checked = rights.check(['bill']);
    rights.doubt();
    await checked;
    asked.splice(0);
    expect(await check(['bill'])).toHaveLength(3);
  });
  it.each([denied, new Outage('no answer')])(
    'after $name they are asked for until they are confirmed',
    async (error) => {
      fails = error;
      await expect(rights.check(['bill'])).rejects.toBe(error);
      await expect(rights.check(['bill'])).rejects.toBe(error);
      asked.splice(0);
      fails = undefined;
      expect([(await check(['bill'])).length, await check(['bill'])]).toEqual([3, []]);
    },
  );
  it('simultaneous checks ask once', async () => {
    await Promise.all([rights.check(['bill']), rights.check(['bill'])]);
    expect(asked).toHaveLength(3);
  });
});
