import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { ProblemException } from './problem.ts';

/**
 * Connections without a request so far. A client opens some in reserve, and a server that closes would wait for their
 * first request until its time limit.
 */
const silentConnections = ({ server }: FastifyInstance): ReadonlySet<Socket> => {
  const silent = new Set<Socket>();
  server.on('setSecureContext' in server ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }: { readonly socket: Socket }) => silent.delete(socket));
  return silent;
};

/**
 * While the service stops, new requests on open connections are rejected, those in flight are finished, and every
 * connection is closed.
 */
export const installStopGate = (server: FastifyInstance): (() => void) => {
  let stopping = false;
  const silent = silentConnections(server);
  server.addHook('onRequest', (_request, _reply, done) =>
    done(stopping ? new ProblemException(503, 'ServiceIsStopping') : undefined),
  );
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  return () => {
    stopping = true;
    for (const socket of silent) socket.destroy();
  };
};
