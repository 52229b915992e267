import { killTestServer } from './test-server.ts';

/**
 * `node tools/proof/conformance/event-store/kill-test-server.ts <data folder>`: EVENTSTORE_KILL of `contract -- all`,
 * which starts the server again.
 */
await killTestServer(process.argv[2]!);
