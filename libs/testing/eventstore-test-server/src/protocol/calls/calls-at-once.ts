import { grpc, type ServerInterceptor } from '../definitions.ts';

/** As on a real server (Kestrel). */
const CALLS_PER_CONNECTION = 100;

/**
 * Announced to the client, and never reached. If the client kept calls waiting, a server on Node 24.21 or later would
 * refuse the next one with ENHANCE_YOUR_CALM when its HEADERS arrive in one read with the RST_STREAM that makes room
 * for it, because the reset stream is removed after the read (ADR 0064).
 */
export const STREAMS_PER_CONNECTION = 100_000;

interface Connection {
  open: number;
  readonly waiting: Set<() => void>;
}

/** For the gRPC server: calls beyond the limit of their connection begin when others end. */
export const callsAtOnce = (limit = CALLS_PER_CONNECTION): ServerInterceptor => {
  const connections = new Map<string, Connection>();
  const connectionOf = (peer: string): Connection => {
    const known = connections.get(peer) ?? { open: 0, waiting: new Set() };
    connections.set(peer, known);
    return known;
  };
  const end = (peer: string, connection: Connection): void => {
    connection.open--;
    const [next] = connection.waiting;
    if (next) next();
    else if (connection.open === 0) connections.delete(peer);
  };
  return (_method, call) => {
    const peer = call.getPeer();
    let atEnd = (): void => {};
    return new grpc.ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, deliver) => {
            const connection = connectionOf(peer);
            const begin = (): void => {
              connection.waiting.delete(begin);
              connection.open++;
              atEnd = () => end(peer, connection);
              deliver(metadata);
            };
            atEnd = () => void connection.waiting.delete(begin);
            if (connection.open < limit) begin();
            else connection.waiting.add(begin);
          },
          onCancel: () => {
            const ending = atEnd;
            atEnd = () => {};
            ending();
          },
        }),
    });
  };
};
