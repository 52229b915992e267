import type { FastifyInstance } from 'fastify';
import { ProblemException } from './problem.ts';

/** A request that arrives on an open connection while the service stops is refused; those in flight are finished. */
export const installStopGate = (server: FastifyInstance): (() => void) => {
  let stopping = false;
  server.addHook('onRequest', (_request, reply, done) => {
    if (!stopping) return done();
    void reply.header('connection', 'close');
    done(new ProblemException(503, 'ServiceIsStopping'));
  });
  return () => {
    stopping = true;
  };
};
