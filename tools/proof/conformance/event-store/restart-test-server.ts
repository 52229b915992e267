import { restartTestServer } from './test-server.ts';

/**
 * `node tools/proof/conformance/event-store/restart-test-server.ts <data folder>`: what EVENTSTORE_KILL names for
 * `contract -- all`.
 */
await restartTestServer(process.argv[2]!);
