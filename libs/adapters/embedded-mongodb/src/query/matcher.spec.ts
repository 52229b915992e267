import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Query } from 'mingo';
import { matcherOf } from './matcher.ts';

/** Documents of the wire have a prototype. */
const plainly = { noNullPrototype: true } as const;
const text = fc.constantFrom('x', 'y', 'z', '1', '');
const number = fc.constantFrom(0, 1, -1, 2.5);
const scalar = fc.oneof(text, number, fc.constant(null), fc.boolean());
const date = fc.constantFrom(0, 1).map((time) => new Date(time));
const value = fc.oneof(
  scalar,
  date,
  fc.constant({ d: 'x' }),
  fc.array(fc.oneof(scalar, fc.array(text, { maxLength: 2 })), { maxLength: 3 }),
);
const document = fc.record(
  {
    a: value,
    b: value,
    c: fc.oneof(fc.record({ d: value }, plainly), fc.array(fc.record({ d: scalar }, plainly), { maxLength: 2 })),
  },
  { requiredKeys: [], ...plainly },
);
const condition = fc.oneof(
  fc.record({ $in: fc.array(text, { maxLength: 4 }) }, plainly),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }, plainly),
  fc.record({ $in: fc.array(text, { maxLength: 2 }), $ne: text }, plainly),
  fc.record({ $gte: scalar, $lt: fc.oneof(text, number) }, { requiredKeys: [], ...plainly }),
  fc.record({ $gt: fc.oneof(text, number, date), $lte: scalar }, { requiredKeys: [], ...plainly }),
  fc.record({ $exists: fc.boolean() }, plainly),
  fc.record({ $nin: fc.array(scalar, { maxLength: 3 }) }, plainly),
  fc.record({ $eq: value }, plainly),
  fc.record({ $ne: value }, plainly),
  fc.record({ $not: fc.record({ $gt: scalar }, plainly) }, plainly),
  scalar,
  date,
);
const plain = fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'c', 'a.d'), condition, { maxKeys: 3, ...plainly });
const parts = fc.option(fc.array(plain, { minLength: 1, maxLength: 3 }), { nil: undefined });
const filter = fc
  .tuple(plain, parts, parts)
  .map(([rest, $or, $and]) => ({ ...rest, ...($or && { $or }), ...($and && { $and }) }));

describe('a filter (N12)', () => {
  it('matches what mingo matches, by hand or not', () => {
    fc.assert(
      fc.property(document, filter, (given, asked) =>
        expect(matcherOf(asked)(given)).toBe(new Query(asked).test(given)),
      ),
      { numRuns: 5_000 },
    );
  });
});
