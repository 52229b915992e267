import { expect, it } from '@jest/globals';
import { inPersian } from './texts.ts';
import { foundIn, personOf, tracesOf } from './people.ts';

const people = Array.from({ length: 2_000 }, (_, number) => personOf(number));
const traces = tracesOf(people);

it('S7: every person has values of the own, and each is found wherever it stands as it is', () => {
  expect(traces.size).toBe(people.length * 10);
  const { nationalId, mobile, postalCode, iban, name } = people[7]!;
  for (const text of [
    `{"id":"${nationalId}"}`,
    `+98${mobile.slice(1)}`,
    `?search=${mobile}`,
    postalCode,
    iban,
    `(${name})`,
  ])
    expect(foundIn(text, traces)).toEqual([expect.stringContaining('of 41000007')]);
  expect(foundIn(`کد ${inPersian(nationalId)}`, traces)).toEqual([expect.stringContaining('of 41000007')]);
  expect(foundIn(`${nationalId}0 a${nationalId} ${name}ها`, traces)).toEqual([]);
});
