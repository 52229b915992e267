import { afterEach, expect, it, jest } from '@jest/globals';
import { parseArgs } from 'node:util';
import { exitCodeOf, Refused } from './running/caller.ts';
import { isWrongUse, sentenceOf } from './wrong-use.ts';

afterEach(() => void jest.restoreAllMocks());

it('N33: a mistyped command is refused by one sentence and no stack', async () => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const main = (...args: string[]) => exitCodeOf(async () => (parseArgs({ args, options: {} }), 0));
  expect(await main('--wrong')).toBe(1);
  expect(await main('/data')).toBe(1);
  expect(said.mock.calls.flat()).toEqual(["Unknown option '--wrong'.", "Unexpected argument '/data'."]);
});
it('N33: other errors are no wrong use', () => {
  expect(isWrongUse(new TypeError('x is not a function'))).toBe(false);
  expect(isWrongUse(new Refused('no'))).toBe(false);
  expect(sentenceOf(new Error('It is so. To specify more'))).toBe('It is so.');
});
