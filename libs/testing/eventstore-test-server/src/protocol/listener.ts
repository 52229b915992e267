import { Front } from '../faults/front.ts';
import { Endpoint, type Spoken } from './endpoint.ts';

export interface ListenerOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Without a proxy: its connections cannot be cut or frozen. */
  readonly direct: boolean;
}

/** Listens at one public address, which stays the same when the server restarts. */
export class Listener {
  private readonly host: string;
  private readonly front: Front | undefined;
  private endpoint: Endpoint | undefined;
  private publicPort: number;

  constructor({ host, port, direct }: ListenerOptions) {
    this.host = host;
    this.publicPort = port;
    if (!direct) this.front = new Front(() => ({ host: '127.0.0.1', port: this.endpoint!.port }));
  }

  get port(): number {
    return this.publicPort;
  }

  async open(spoken: Spoken): Promise<void> {
    const { front, host, publicPort } = this;
    this.endpoint = await (front ? Endpoint.listen(spoken, '127.0.0.1', 0) : Endpoint.listen(spoken, host, publicPort));
    this.publicPort = front ? await front.open(host, publicPort) : this.endpoint.port;
  }

  /** Ends all calls and connections and accepts no new ones. */
  async shut(): Promise<void> {
    await Promise.all([this.endpoint?.close(), this.front?.shut()]);
    this.endpoint = undefined;
  }

  /** Cuts the connection of a call; `peer` is its gRPC address. */
  cut(peer: string): void {
    this.front?.cut(peer);
  }

  freeze(): void {
    this.front?.freeze();
  }
}
