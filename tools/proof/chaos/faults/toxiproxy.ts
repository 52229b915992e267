import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, launch, noteRunning, type Running } from '../../../../deploy/servers/src/index.ts';
import { fetched, runProgram } from '../../../../deploy/servers/src/machine/fetched.ts';

const VERSION = '2.12.0';
const HOST = '127.0.0.1';
const ANSWER_MS = 5000;

export const NO_GO = `Go is not installed, so toxiproxy ${VERSION} cannot be built: the run continues without proxies and without connection faults.`;

export interface Toxic {
  readonly type: 'latency' | 'timeout' | 'reset_peer' | 'limit_data';
  /** `downstream` is the data from the server. */
  readonly stream: 'upstream' | 'downstream';
  readonly attributes: Readonly<Record<string, number>>;
}

/** A connection through a proxy that can break and repair it. */
export interface Edge {
  readonly name: string;
  /** `127.0.0.1:40001` */
  readonly address: string;
  /** Undefined: no connection at all. */
  spoil(toxic: Toxic | undefined): Promise<void>;
  mend(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** The cached program. @returns undefined without Go */
const programIn = async (cache: string): Promise<string | undefined> => {
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const folder = join(cache, `toxiproxy-${VERSION}`);
  await fetched(folder, (unfinished) =>
    runProgram(
      'env',
      [`GOBIN=${unfinished}`, 'go', 'install', `github.com/Shopify/toxiproxy/v2/cmd/server@v${VERSION}`],
      unfinished,
    ),
  );
  return join(folder, 'server');
};

/**
 * Folder of its run record. It is separate because the platform treats records in its own folder as leftovers of an
 * earlier start.
 */
export const proxiesIn = (data: string): string => join(data, 'proxies');

/** Toxiproxy as a process of this run. */
export class Toxiproxy {
  private readonly api: string;
  private readonly running: Running;

  private constructor(api: string, running: Running) {
    this.api = api;
    this.running = running;
  }

  /** @returns Undefined without Go */
  static async start(cache: string, data: string): Promise<Toxiproxy | undefined> {
    const file = await programIn(cache);
    if (file === undefined) return undefined;
    const port = await freePort();
    const running = launch(
      { file, args: ['-host', HOST, '-port', String(port)] },
      { name: 'toxiproxy', address: `http://${HOST}:${port}`, log: join(data, 'logs', 'toxiproxy.log') },
    );
    noteRunning(proxiesIn(data), running);
    const proxies = new Toxiproxy(running.address, running);
    await proxies.answers();
    return proxies;
  }

  /** @param upstream `127.0.0.1:19292` */
  async edge(name: string, upstream: string): Promise<Edge> {
    const { listen } = (await this.ask('POST', '/proxies', { name, listen: `${HOST}:0`, upstream, enabled: true })) as {
      listen: string;
    };
    const set = (enabled: boolean) => this.ask('POST', `/proxies/${name}`, { enabled });
    return {
      name,
      address: listen,
      spoil: async (toxic) =>
        void (toxic
          ? await this.ask('POST', `/proxies/${name}/toxics`, { name: 'toxic', toxicity: 1, ...toxic })
          : await set(false)),
      mend: async () => {
        await set(true);
        await this.ask('DELETE', `/proxies/${name}/toxics/toxic`).catch(() => undefined);
      },
    };
  }

  async stop(): Promise<void> {
    await end(this.running, 2000);
  }

  private async answers(): Promise<void> {
    for (const limit = Date.now() + ANSWER_MS; ; await sleep(50)) {
      const version = await this.ask('GET', '/version').catch(() => undefined);
      if (version !== undefined) return;
      if (Date.now() > limit) throw new Error(`toxiproxy does not respond; see ${this.running.log}`);
    }
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.api}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`toxiproxy ${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}
