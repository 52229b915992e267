import { describe, expect, it } from '@jest/globals';
import {
  accept,
  fold,
  given,
  judged,
  nothing,
  permissionRule,
  rejectByStatus,
  rule,
  statusRule,
  titlesOf,
  type Decider,
  type DomainEvent,
} from './index.ts';

type DoorEvent = DomainEvent<'DoorOpened', { by: string }> | DomainEvent<'DoorLocked', { by: string }>;
type DoorCommand = { type: 'OpenDoor' | 'LockDoor'; by: string };
type Door = 'closed' | 'open' | 'locked';

const door: Decider<DoorCommand, DoorEvent, Door> = {
  category: 'door',
  events: { DoorOpened: 1, DoorLocked: 1 },
  initial: 'closed',
  decide: (command, state) => {
    switch (command.type) {
      case 'OpenDoor':
        if (state === 'locked') return rejectByStatus('DoorMustNotBeLocked', { by: command.by });
        return state === 'open' ? nothing() : accept({ type: 'DoorOpened', data: { by: command.by } });
      case 'LockDoor':
        return accept({ type: 'DoorLocked', data: { by: command.by } });
    }
  },
  evolve: (_, event) => (event.type === 'DoorOpened' ? 'open' : 'locked'),
};
const opened: DoorEvent = { type: 'DoorOpened', data: { by: 'Sara' } };
const locked: DoorEvent = { type: 'DoorLocked', data: { by: 'Omid' } };

describe('given / when / then', () => {
  it('accepts a command with its facts, and continues from them', () => {
    given(door).when({ type: 'OpenDoor', by: 'Sara' }).then(opened).when({ type: 'LockDoor', by: 'Omid' }).then(locked);
  });
  it('a request for the present state yields no event', () =>
    given(door, opened).when({ type: 'OpenDoor', by: 'Sara' }).thenNothing());
  it('names the rule that rejects', () =>
    given(door, locked).when({ type: 'OpenDoor', by: 'Sara' }).thenRejected('DoorMustNotBeLocked', { by: 'Sara' }));
  it('fails if the facts differ from the expected ones', () => {
    expect(() => given(door).when({ type: 'OpenDoor', by: 'Sara' }).then(locked)).toThrow();
    expect(() => given(door).when({ type: 'OpenDoor', by: 'Sara' }).thenRejected('DoorMustNotBeLocked')).toThrow(
      /accepted/,
    );
  });
  it('folds events in order', () => expect(fold(door, [opened, locked])).toBe('locked'));
});

describe('a rule', () => {
  const title = { fa: 'بسته است', en: 'It is locked' };
  const doorMustBeOpen = rule(
    'DoorMustBeOpen',
    { ...title, formerly: ['DoorMustNotBeShut'] },
    (state: Door, by: string) => state !== 'open' && { by },
  );
  const doorMustNotBeLocked = statusRule('DoorMustNotBeLocked', title, () => true);

  it('returns a rejection with its name and kind, or false', () => {
    judged(doorMustBeOpen('locked', 'Sara')).thenRejected('DoorMustBeOpen', { by: 'Sara' });
    judged(doorMustBeOpen('open', 'Sara')).thenHolds();
    expect(doorMustNotBeLocked()).toEqual({ rejected: 'DoorMustNotBeLocked', kind: 'status', data: undefined });
    expect(() => judged(doorMustBeOpen('open', 'Sara')).thenRejected('DoorMustBeOpen')).toThrow(/holds/);
    expect(() => judged(doorMustNotBeLocked()).thenHolds()).toThrow();
  });
  it('has its title, under its former names too', () =>
    expect(titlesOf([{ doorMustBeOpen, doorMustNotBeLocked, door }])).toEqual({
      DoorMustBeOpen: title,
      DoorMustNotBeShut: title,
      DoorMustNotBeLocked: title,
    }));
  it('has a name that no other rule has or had', () => {
    const doorMustNotBeShut = permissionRule('DoorMustNotBeShut', title, () => true);
    expect(() => titlesOf([{ doorMustBeOpen }, { doorMustNotBeShut }])).toThrow(/DoorMustNotBeShut/);
    expect(() => titlesOf([{ doorMustBeOpen }, { again: doorMustBeOpen }])).not.toThrow();
  });
});
