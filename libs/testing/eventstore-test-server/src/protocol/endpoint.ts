import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Server as GrpcServer } from '@grpc/grpc-js';
import type { Issued } from '@pishkhan/certificates';
import { grpc } from './definitions.ts';

export interface Spoken {
  readonly grpc: GrpcServer;
  readonly http: HttpServer;
  /** Without it the port is insecure. */
  readonly tls?: Issued;
}

/** The first bytes of every HTTP/2 connection, and of no HTTP/1.1 request. */
const PREFACE = Buffer.from('PRI * HTTP/2.0');

const beginsAsHttp2 = (bytes: Buffer): boolean =>
  bytes.subarray(0, PREFACE.length).equals(PREFACE.subarray(0, bytes.length));

/**
 * One port for gRPC and HTTP/1.1, as on the real server. Over TLS the client names the protocol (ALPN); otherwise the
 * first bytes show it.
 */
export class Endpoint {
  private readonly server: Server;
  private readonly rpc: GrpcServer;
  private readonly open = new Set<Socket>();

  private constructor({ grpc: rpc, http, tls }: Spoken) {
    this.rpc = rpc;
    const injector = rpc.createConnectionInjector(grpc.ServerCredentials.createInsecure());
    const hand = (socket: Socket, isHttp2: boolean) => {
      if (isHttp2) return injector.injectConnection(socket);
      http.emit('connection', socket);
      socket.resume();
    };
    this.server = tls
      ? createTlsServer({ cert: tls.certificate, key: tls.key, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
          socket.on('error', () => {});
          hand(socket, socket.alpnProtocol === 'h2');
        })
      : createServer((socket) => {
          socket.once('data', (bytes) => {
            socket.pause().unshift(bytes);
            hand(socket, beginsAsHttp2(bytes));
          });
        });
    this.server.on('connection', (socket: Socket) => this.keep(socket));
  }

  static async listen(spoken: Spoken, host: string, port: number): Promise<Endpoint> {
    const endpoint = new Endpoint(spoken);
    endpoint.server.listen(port, host);
    await once(endpoint.server, 'listening');
    return endpoint;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Accepts no more connections, ends all calls and cuts their connections. */
  async close(): Promise<void> {
    this.rpc.forceShutdown();
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private keep(socket: Socket): void {
    this.open.add(socket.setNoDelay());
    socket.on('error', () => {}).on('close', () => this.open.delete(socket));
  }
}
