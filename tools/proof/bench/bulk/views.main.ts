import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedMongoDb } from '@pishkhan/embedded-mongodb';

/** The database of the views, so that its documents are not in the memory of the measured process. */
const folder = mkdtempSync(join(tmpdir(), 'pishkhan-bulk-views-'));
const server = await startEmbeddedMongoDb({ file: join(folder, 'views.sqlite'), host: '127.0.0.1', port: 0 });
process.on('message', () => {
  void server.close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
process.send!(server.uri('NAME'));
