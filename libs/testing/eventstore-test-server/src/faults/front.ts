import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Pair {
  readonly outer: Socket;
  readonly inner: Socket;
}

/**
 * A TCP proxy at the public address before the gRPC server. It can cut or freeze connections, and the server can
 * restart behind it at the same address.
 */
export class Front {
  private readonly pairs = new Map<number, Pair>();
  private readonly innerPort: () => number;
  private listening: Server | undefined;

  constructor(innerPort: () => number) {
    this.innerPort = innerPort;
  }

  async open(host: string, port: number): Promise<number> {
    this.listening = createServer({ noDelay: true }, (outer) => this.join(outer));
    this.listening.listen(port, host);
    await once(this.listening, 'listening');
    return (this.listening.address() as AddressInfo).port;
  }

  /** Rejects new connections and cuts the others. */
  async shut(): Promise<void> {
    const { listening } = this;
    this.listening = undefined;
    if (!listening) return;
    const closed = once(listening, 'close');
    listening.close();
    for (const { outer, inner } of this.pairs.values()) for (const socket of [outer, inner]) socket.destroy();
    await closed;
  }

  /** Cuts the connection of a call; `peer` is its gRPC address. */
  cut(peer: string): void {
    const pair = this.pairs.get(Number(peer.slice(peer.lastIndexOf(':') + 1)));
    pair?.outer.destroy();
    pair?.inner.destroy();
  }

  /** Leaves the current connections open but transfers nothing more on them (half-open). New ones work. */
  freeze(): void {
    for (const { outer, inner } of this.pairs.values()) {
      outer.unpipe(inner);
      inner.unpipe(outer);
      outer.pause();
      inner.pause();
    }
  }

  private join(outer: Socket): void {
    const inner = connect({ port: this.innerPort(), host: '127.0.0.1', noDelay: true });
    let key = 0;
    const end = () => {
      outer.destroy();
      inner.destroy();
      this.pairs.delete(key);
    };
    inner.on('connect', () => {
      key = inner.localPort!;
      this.pairs.set(key, { outer, inner });
      outer.pipe(inner);
      inner.pipe(outer);
    });
    for (const socket of [outer, inner]) socket.on('error', end).on('close', end);
  }
}
