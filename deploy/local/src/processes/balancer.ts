import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * One address for all replicas of a service, as in a cluster: connections go round-robin to the replicas that respond.
 */
export class Balancer {
  private readonly targets: () => readonly string[];
  private readonly open = new Set<Socket>();
  private server: Server | undefined;
  private turn = 0;

  /** @param targets Addresses of the replicas that respond now */
  constructor(targets: () => readonly string[]) {
    this.targets = targets;
  }

  /** @returns `http://127.0.0.1:4101` */
  async listen(host: string, port: number): Promise<string> {
    this.server = createServer({ noDelay: true }, (client) => this.join(client, this.targets().length));
    this.server.listen(port, host);
    await once(this.server, 'listening');
    return `http://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  /** Tries one replica after another; if none accepts the connection, closes the client's. */
  private join(client: Socket, tries: number): void {
    const targets = this.targets();
    const target = targets[this.turn++ % Math.max(1, targets.length)];
    this.open.add(client);
    client.once('close', () => this.open.delete(client)).on('error', () => client.destroy());
    if (target === undefined || tries <= 0) return void client.destroy();
    const { hostname, port } = new URL(target);
    const replica = connect({ host: hostname, port: Number(port), noDelay: true });
    const refused = () => this.join(client.removeAllListeners('error'), tries - 1);
    replica.once('error', refused).once('connect', () => {
      replica
        .off('error', refused)
        .on('error', () => client.destroy())
        .on('close', () => client.destroy());
      client.on('close', () => replica.destroy());
      client.pipe(replica).pipe(client);
    });
  }
}
