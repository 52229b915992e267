import type { FastifyInstance } from 'fastify';
import { ProblemException } from './problem.ts';

/**
 * While the service stops, new requests on open connections are rejected, those in flight are finished, and every
 * connection is closed.
 */
export const installStopGate = (server: FastifyInstance): (() => void) => {
  let stopping = false;
  server.addHook('onRequest', (_request, _reply, done) =>
    done(stopping ? new ProblemException(503, 'ServiceIsStopping') : undefined),
  );
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  return () => {
    stopping = true;
  };
};
