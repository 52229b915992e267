import { describe, expect, it } from '@jest/globals';
import {
  addBeforeType,
  addImport,
  addToArray,
  addToCalls,
  addToObject,
  addToUnion,
  append,
  importFrom,
} from './edits.ts';
import { addCase, nameState } from './aggregate/switches.ts';
import { camel, kebab, pascal, plural } from './names.ts';

const decider = `export const door = {
  decide: (command, state) => {
    switch (command.type) {
      case 'OpenDoor':
        return open(command, state);
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'DoorOpened':
        return 'open';
    }
  },
};
`;

describe('edits of hand-written files', () => {
  it('add an import after the last import, or to the one from the same module', () => {
    expect(addImport("import b from 'b';")("import a from 'a';\n\nconst x = 1;\n")).toBe(
      "import a from 'a';\nimport b from 'b';\n\nconst x = 1;\n",
    );
    expect(importFrom('a', ['b', 'c'])("import { b } from 'a';\n")).toBe("import { b, c } from 'a';\n");
    expect(importFrom('a', ['B'], true)("import { b } from 'a';\n")).toBe(
      "import { b } from 'a';\nimport type { B } from 'a';\n",
    );
    expect(importFrom('a', ['b'])('const x = 1;\n')).toBe("import { b } from 'a';\n\nconst x = 1;\n");
  });
  it('append to arrays that are the value of a constant or a property', () => {
    expect(addToArray('deciders', 'door')('export const deciders = [meter] as const;')).toBe(
      'export const deciders = [meter, door] as const;',
    );
    expect(addToArray('kinds', 'x')('export const kinds: readonly K[] = [];')).toBe(
      'export const kinds: readonly K[] = [x];',
    );
    expect(addToArray('controllers', 'X')('define({ controllers: [A, B], views })')).toBe(
      'define({ controllers: [A, B, X], views })',
    );
    expect(() => addToArray('views', 'x')('define({ views })')).toThrow(/no array "views"/);
  });
  it('append to an object that is the value of a property', () => {
    expect(addToObject('events', 'B: 1')('const a = { events: { A: 1 } };')).toBe(
      'const a = { events: { A: 1, B: 1 } };',
    );
    expect(addToObject('events', 'B: 1')('const a = { events: {} };')).toBe('const a = { events: { B: 1 } };');
    expect(() => addToObject('events', 'B: 1')('const a = {};')).toThrow(/no object "events"/);
  });
  it('add a property to the last argument of calls about a source', () =>
    expect(
      addToCalls(
        'on',
        'of(c)',
        "B: 'ignored'",
      )('const a = view({ s: of(c) }).on({ A: x });\nconst b = view({ s: of(d) }).on({});'),
    ).toBe("const a = view({ s: of(c) }).on({ A: x, B: 'ignored' });\nconst b = view({ s: of(d) }).on({});"));
  it('append to unions and declare types before them, above their comment', () => {
    expect(addToUnion('E', 'B')('export type E = A;\n')).toBe('export type E = A | B;\n');
    expect(addToUnion('E', 'B')('export type E =\n  /** a */\n  | A\n  | C;\n')).toBe(
      'export type E =\n  /** a */\n  | A\n  | C | B;\n',
    );
    expect(addBeforeType('E', 'type B = 1;')('type A = 1;\n\n/** All. */\nexport type E = A;\n')).toBe(
      'type A = 1;\n\ntype B = 1;\n\n/** All. */\nexport type E = A;\n',
    );
  });
  it('add cases to the switches of decide and evolve', () => {
    const text = addCase(
      'evolve',
      'event',
      'DoorLocked',
      'return state;',
    )(nameState('evolve')(addCase('decide', 'command', 'LockDoor', 'return lockDoor(command);')(decider)));
    expect(text).toContain(
      "        return open(command, state);\n      case 'LockDoor':\n        return lockDoor(command);\n    }\n  },\n  evolve: (state, event)",
    );
    expect(text).toContain("        return 'open';\n      case 'DoorLocked':\n        return state;\n    }");
  });
  it('name the edits that must be made by hand', () => {
    expect(() =>
      addCase('decide', 'command', 'LockDoor', '')('export const door = { decide: (command) => open(command) };'),
    ).toThrow(/add the case 'LockDoor' there by hand/);
    expect(() => nameState('evolve')('export const door = { evolve: ({ a }, event) => a };')).toThrow(/name it state/);
  });
  it('append at the end', () =>
    expect(append('const b = 1;')('const a = 1;\n')).toBe('const a = 1;\n\nconst b = 1;\n'));
});

describe('names', () => {
  it.each(['lock-door', 'lockDoor', 'LockDoor', 'lock door'])('%s', (name) =>
    expect([kebab(name), camel(name), pascal(name)]).toEqual(['lock-door', 'lockDoor', 'LockDoor']),
  );
  it.each([
    ['door', 'doors'],
    ['entry', 'entries'],
    ['address', 'addresses'],
    ['branch', 'branches'],
    ['day', 'days'],
  ])('%s, %s', (one, many) => expect(plural(one)).toBe(many));
});
