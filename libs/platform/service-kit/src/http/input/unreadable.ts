import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemDocument, PROBLEM_TYPE } from '../problem-document.ts';
import { ProblemException } from '../problem.ts';

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * A request that Node's parser rejects never reaches fastify: the response is written to the socket, which then closes.
 */
export const answerUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (socket.writable && error.code !== 'ECONNRESET') {
    const status = statuses[error.code ?? ''] ?? 400;
    const body = JSON.stringify(problemDocument(new ProblemException(status, 'RequestMustBeUnderstood'), ''));
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
};
