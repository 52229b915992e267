import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Closes connections without a request so far when the server closes. A client opens some in reserve, and the server
 * would wait for their first request until its time limit.
 */
export const closeSilentConnections = (instance: FastifyInstance): void => {
  const { server } = instance;
  const silent = new Set<Socket>();
  server.on('setSecureContext' in server ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }: { readonly socket: Socket }) => silent.delete(socket));
  instance.addHook('preClose', async () => {
    for (const socket of silent) socket.destroy();
  });
};
