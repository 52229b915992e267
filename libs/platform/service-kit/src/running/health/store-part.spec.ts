import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  AccessDenied,
  InvalidPosition,
  NotSignedIn,
  Outage,
  START,
  StorageFull,
  type StoreRefusal,
} from '@pishkhan/event-store';
import { storePart } from './store-part.ts';

const denied = new AccessDenied({ operation: 'append', stream: 'bill-1', user: 'services' });
const unknownPlace = new InvalidPosition({ operation: 'follow', stream: '$all', place: START, user: 'services' });

let fails: Error | undefined;
let waitedFor: StoreRefusal | undefined;
let said: string[];
let noRoom: Error | undefined;
beforeEach(() => {
  [fails, waitedFor, said, noRoom] = [undefined, undefined, [], undefined];
});
const part = storePart(
  {
    head: async () => ({ commit: 7n, prepare: 7n }),
    checkRights: async (categories) => {
      expect(categories).toEqual(['bill']);
      if (fails) throw fails;
    },
    checkWritable: async () => {
      if (noRoom) throw noRoom;
    },
  },
  ['bill'],
  {
    report: (error) => said.push(String((error as Error).name)),
    rightsConfirmed: () => said.push('confirmed'),
    get refusalWaitedFor() {
      return waitedFor;
    },
  },
);

describe('the event store as a part of health (15.3)', () => {
  it('is up with all rights, and says nothing', async () => {
    expect([await part.state(), said]).toEqual([{ up: true, head: '7' }, []]);
  });
  it.each([denied, new NotSignedIn({ operation: 'read', stream: '$all' })])(
    'is down after $name, which is reported, until the rights are confirmed',
    async (refusal) => {
      fails = refusal;
      await expect(part.state()).rejects.toBe(refusal);
      fails = new Outage('no answer');
      await expect(part.state()).rejects.toBe(fails);
      fails = undefined;
      expect([await part.state(), await part.state()]).toEqual([
        { up: true, head: '7' },
        { up: true, head: '7' },
      ]);
      expect(said).toEqual([refusal.name, 'confirmed']);
    },
  );
  it('is down while a follower waits for the end of a refusal', async () => {
    waitedFor = unknownPlace;
    await expect(part.state()).rejects.toBe(unknownPlace);
  });
  it('a store without users needs no rights', async () => {
    const embedded = storePart({ head: async () => START }, ['bill'], {
      report: () => {},
      rightsConfirmed: () => {},
      refusalWaitedFor: undefined,
    });
    expect(await embedded.state()).toEqual({ up: true, head: '0' });
  });
  it('N15: is not up while the disk is full, and up again afterwards', async () => {
    noRoom = new StorageFull('/data/pishkhan.sqlite');
    await expect(part.state()).rejects.toThrow(StorageFull);
    noRoom = undefined;
    expect(await part.state()).toMatchObject({ up: true });
  });
});
