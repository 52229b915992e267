import { jest } from '@jest/globals';
import { wireContract } from './conformance/wire.contract.ts';
import { startEventStoreTestServer, type EventStoreTestServerOptions } from './start.ts';

jest.setTimeout(60_000);

/** Run by `npm run contract`, never by `npm test`: about 20 s. */

const start =
  (options: Partial<EventStoreTestServerOptions> = {}) =>
  async () => {
    const server = await startEventStoreTestServer({ file: ':memory:', endsAnsweredCalls: false, ...options });
    const killAndRestart = async () => {
      await server.fallOver();
      await server.comeBack();
    };
    return { ...server, killAndRestart };
  };

wireContract('the protocol of the test server', start(), { killable: true });
wireContract(
  'the protocol with the larger limit of later servers, without the proxy',
  start({ appendLimit: 16 * 1024 * 1024, direct: true }),
  { killable: true },
);
