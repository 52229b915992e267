import { grpc, type ServerInterceptor } from '../definitions.ts';

/** Calls of one kind. */
export interface CallCounts {
  readonly begun: number;
  readonly open: number;
  /** Most open at once on one connection. */
  readonly mostPerConnection: number;
}

/** What the server has received and answered since its start. */
export interface Counts {
  /** Calls of every kind, those below included. */
  readonly calls: CallCounts;
  /** BatchAppend and Append calls. */
  readonly appendCalls: CallCounts;
  readonly reads: CallCounts;
  readonly appends: {
    readonly received: number;
    /** Of those received: the same stream and first event id as an earlier one. */
    readonly repeated: number;
    readonly answered: number;
  };
}

class Kind {
  private begun = 0;
  private open = 0;
  private mostPerConnection = 0;
  private readonly byPeer = new Map<string, number>();

  /** @returns The function to call at the end of the call. */
  begin(peer: string): () => void {
    const open = (this.byPeer.get(peer) ?? 0) + 1;
    this.begun++;
    this.open++;
    this.byPeer.set(peer, open);
    this.mostPerConnection = Math.max(this.mostPerConnection, open);
    return () => {
      this.open--;
      const left = this.byPeer.get(peer)! - 1;
      if (left > 0) this.byPeer.set(peer, left);
      else this.byPeer.delete(peer);
    };
  }

  counts(): CallCounts {
    const { begun, open, mostPerConnection } = this;
    return { begun, open, mostPerConnection };
  }
}

/** Appends remembered for counting their repeats. */
const KEPT = 100_000;

/** Counts calls and appends. It survives `fallOver`. */
export class Counter {
  private readonly calls = new Kind();
  private readonly appendCalls = new Kind();
  private readonly reads = new Kind();
  private readonly seen = new Set<string>();
  private received = 0;
  private repeated = 0;
  private answered = 0;

  counts(): Counts {
    const { received, repeated, answered } = this;
    return {
      calls: this.calls.counts(),
      appendCalls: this.appendCalls.counts(),
      reads: this.reads.counts(),
      appends: { received, repeated, answered },
    };
  }

  append(stream: string, firstId: string | undefined): void {
    this.received++;
    const key = `${firstId} ${stream}`;
    if (this.seen.has(key)) this.repeated++;
    else {
      if (this.seen.size >= KEPT) this.seen.clear();
      this.seen.add(key);
    }
  }

  appendAnswered(): void {
    this.answered++;
  }

  /** For the gRPC server: counts each call from its beginning until its stream has closed. */
  readonly interceptor: ServerInterceptor = (method, call) => {
    const ends: (() => void)[] = [];
    return new grpc.ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, deliver) => {
            for (const kind of [this.calls, ...this.kindsOf(method.path)]) ends.push(kind.begin(call.getPeer()));
            deliver(metadata);
          },
          onCancel: () => {
            for (const end of ends.splice(0)) end();
          },
        }),
    });
  };

  private kindsOf(path: string): readonly Kind[] {
    if (path.endsWith('/Read')) return [this.reads];
    return path.endsWith('Append') ? [this.appendCalls] : [];
  }
}
