import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Pair {
  readonly outer: Socket;
  readonly inner: Socket;
}

/** What a front lets through: everything, nothing, or only what clients send. */
export type Passing = 'everything' | 'nothing' | 'requests';

export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * A TCP proxy before a server. It can cut, freeze and mute connections, and the server can restart behind it. It only
 * passes bytes, so it also serves a server with TLS.
 */
export class Front {
  private readonly pairs = new Set<Pair>();
  private readonly target: () => Place;
  private listening: Server | undefined;
  private passing: Passing = 'everything';

  constructor(target: () => Place) {
    this.target = target;
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
    this.cutAll();
    await closed;
  }

  /** Cuts the connection of a call; `peer` is its gRPC address. */
  cut(peer: string): void {
    const port = Number(peer.slice(peer.lastIndexOf(':') + 1));
    for (const pair of this.pairs) if (pair.inner.localPort === port) destroy(pair);
  }

  cutAll(): void {
    for (const pair of this.pairs) destroy(pair);
  }

  /** Leaves the current connections open but transfers nothing more on them (half-open). New ones work. */
  freeze(): void {
    for (const pair of this.pairs) pass(pair, 'nothing');
  }

  /**
   * For the current connections and new ones, until the next call. Bytes that were held back arrive late. Connections
   * whose answers were swallowed are cut then, because they can't continue.
   */
  letPass(passing: Passing): void {
    const swallowed = this.passing === 'requests';
    this.passing = passing;
    if (swallowed) this.cutAll();
    else for (const pair of this.pairs) pass(pair, passing);
  }

  private join(outer: Socket): void {
    const inner = connect({ ...this.target(), noDelay: true });
    const pair = { outer, inner };
    this.pairs.add(pair);
    const end = () => {
      destroy(pair);
      this.pairs.delete(pair);
    };
    inner.on('connect', () => pass(pair, this.passing));
    for (const socket of [outer, inner]) socket.on('error', end).on('close', end);
  }
}

const destroy = ({ outer, inner }: Pair): void => {
  outer.destroy();
  inner.destroy();
};

const pass = ({ outer, inner }: Pair, passing: Passing): void => {
  outer.unpipe(inner);
  inner.unpipe(outer);
  if (passing === 'nothing') {
    outer.pause();
    inner.pause();
    return;
  }
  outer.pipe(inner);
  if (passing === 'everything') inner.pipe(outer);
  else inner.resume();
};
