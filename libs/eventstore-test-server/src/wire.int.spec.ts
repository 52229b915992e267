import { jest } from '@jest/globals';
import { wireContract } from './conformance/wire.contract.ts';
import { startEventStoreTestServer } from './start.ts';

jest.setTimeout(60_000);

wireContract('the protocol as the test server speaks it', () => startEventStoreTestServer({ file: ':memory:' }));
