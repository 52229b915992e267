import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Query } from 'mingo';
import { matcherOf } from './matcher.ts';

/** Documents of the wire have a prototype. */
const plainly = { noNullPrototype: true } as const;
const text = fc.constantFrom('x', 'y', 'z', '1', '');
const scalar = fc.oneof(text, fc.constant(1), fc.constant(null), fc.boolean());
const value = fc.oneof(scalar, fc.array(fc.oneof(scalar, fc.array(text, { maxLength: 2 })), { maxLength: 3 }));
const document = fc.record(
  { a: value, b: value, c: fc.record({ d: value }, plainly) },
  { requiredKeys: [], ...plainly },
);
const condition = fc.oneof(
  fc.record({ $in: fc.array(text, { maxLength: 4 }) }, plainly),
  fc.record({ $in: fc.array(scalar, { maxLength: 3 }) }, plainly),
  fc.record({ $in: fc.array(text, { maxLength: 2 }), $ne: text }, plainly),
  scalar,
);
const plain = fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'c'), condition, { maxKeys: 3, ...plainly });
const filter = fc
  .tuple(plain, fc.option(fc.array(plain, { minLength: 1, maxLength: 3 }), { nil: undefined }))
  .map(([rest, $or]) => ({ ...rest, ...($or && { $or }) }));

describe('a filter (N12)', () => {
  it('matches what mingo matches, also by lists of texts and alternatives', () => {
    fc.assert(
      fc.property(document, filter, (given, asked) =>
        expect(matcherOf(asked)(given)).toBe(new Query(asked).test(given)),
      ),
      { numRuns: 3_000 },
    );
  });
});
