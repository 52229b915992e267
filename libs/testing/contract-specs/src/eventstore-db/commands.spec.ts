import { afterEach, describe, expect, it } from '@jest/globals';
import { commandOf, environmentOfCommands } from './commands.ts';

describe('a command that kills the server', () => {
  afterEach(() => {
    delete process.env['EVENTSTORE_KILL'];
  });
  it('gets none of our variables, which the server would take for its options', () =>
    expect(environmentOfCommands({ PATH: '/bin', EVENTSTORE_URL: 'esdb://a', EVENTSTORE_KILL: 'b' })).toEqual({
      PATH: '/bin',
    }));
  it('runs without them, and fails with its output', async () => {
    process.env['EVENTSTORE_KILL'] = 'kill';
    await commandOf('test -z "$EVENTSTORE_KILL"')!();
    await expect(commandOf('echo no such server >&2; exit 3')!()).rejects.toThrow('no such server');
  });
  it('is missing without a variable', () => expect(commandOf(undefined)).toBeUndefined());
});
