import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Dispatcher } from './dispatcher.ts';
import { DatabaseFile } from './store/database-file.ts';
import { frameReader } from './wire/frames.ts';
import { readRequest, writeReply } from './wire/message.ts';

export interface EmbeddedMongoDb {
  /** Connection string of one database. */
  uri(database: string): string;
  /** Closes all connections and the file. */
  close(): Promise<void>;
}
export interface EmbeddedMongoDbOptions {
  /** SQLite file that holds every database; created if missing. `:memory:` stores nothing on disk. */
  readonly file: string;
  /** Loopback only: the server has no authentication. */
  readonly host?: '127.0.0.1' | '::1' | 'localhost';
  /** 0 means any free port. */
  readonly port?: number;
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

const serve = (socket: Socket, dispatcher: Dispatcher): void => {
  socket.setNoDelay(true);
  let turn = Promise.resolve();
  const answer = async (frame: Buffer): Promise<void> => {
    const request = readRequest(frame);
    const reply = await dispatcher.answer(request);
    if (request.answered && socket.writable) socket.write(writeReply(request, reply));
  };
  const read = frameReader((frame) => {
    turn = turn
      .then(() => answer(frame))
      .catch((error: unknown) => void socket.destroy(error instanceof Error ? error : undefined));
  });
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    try {
      read(chunk);
    } catch {
      socket.destroy();
    }
  });
};

const listen = (server: Server, host: string, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });

/**
 * Speaks MongoDB's wire protocol on loopback and stores documents in one SQLite file. Every acknowledged write is on
 * disk.
 */
export const startEmbeddedMongoDb = async ({
  file,
  host = '127.0.0.1',
  port = 0,
}: EmbeddedMongoDbOptions): Promise<EmbeddedMongoDb> => {
  if (!loopback.has(host)) throw new RangeError(`the embedded MongoDB listens on loopback only, not on ${host}`);
  const databaseFile = new DatabaseFile(file);
  const dispatcher = new Dispatcher(databaseFile);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, dispatcher);
  });
  const address = await listen(server, host, port);
  const authority = host === '::1' ? `[::1]:${address.port}` : `${host}:${address.port}`;
  return {
    uri: (database) => `mongodb://${authority}/${database}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      dispatcher.close();
      databaseFile.close();
    },
  };
};
