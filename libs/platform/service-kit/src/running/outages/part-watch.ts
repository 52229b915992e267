import type { Logger } from 'pino';
import { isResponse, reasonOf } from './fault-kind.ts';

/** A part of the infrastructure, as named in the log. */
export type PartName = 'event store' | 'broker' | 'database';

export interface WatchedPart {
  readonly name: PartName;
  /** The kinds of calls that are counted: `appends`, `reads`. */
  readonly kinds: readonly string[];
  /** A call without effect, which resolves if the part responds. An idle service has no other call. */
  probe(): Promise<unknown>;
}

interface Call {
  readonly kind: string;
  readonly startedAt: number;
  counted: boolean;
}

interface OutageInProgress {
  readonly startedAt: number;
  readonly waited: Map<string, number>;
  /** First response after the last fault. */
  respondedAt?: number;
}

const TICK_MS = 250;
/** A later tick means that this process itself was stopped or busy. */
const LATE_TICK_MS = 2000;
/** An adapter repeats a call up to its own deadline: a part without any response for this time does not respond. */
const SILENT_MS = 5000;
/** An outage ends when the part has responded and no call has failed for this time. */
const QUIET_MS = 1000;
/** After this many outages within `RECENT_MS` an outage ends only after `LONG_QUIET_MS`: an unstable part is one. */
const MOST_RECENT = 6;
const RECENT_MS = 300_000;
const LONG_QUIET_MS = 60_000;

/** A call waits, and the part has responded to no other. */
class Silence extends Error {
  constructor() {
    super(`no response for ${SILENT_MS} ms`);
    this.name = 'Silence';
  }
}

/** One line when the part stops responding, and one when it responds again, however many calls fail in between. */
export class PartWatch {
  readonly #part: WatchedPart;
  readonly #logger: Logger;
  readonly #calls = new Set<Call>();
  #outage: OutageInProgress | undefined;
  #recent: number[] = [];
  #lastResponse = -Infinity;
  readonly #timer: NodeJS.Timeout;
  /** When the probe in progress began; `-Infinity` if there is none. */
  #probedAt = -Infinity;
  #tickedAt = performance.now();
  /** Since then this process has run without a pause. */
  #awakeSince = this.#tickedAt;
  #stopped = false;

  constructor(part: WatchedPart, logger: Logger) {
    this.#part = part;
    this.#logger = logger;
    this.#timer = setInterval(() => this.#tick(), TICK_MS).unref();
  }

  get isOut(): boolean {
    return this.#outage !== undefined;
  }

  /** Call at the start of a call. @returns Call when it has settled */
  began(kind: string): { readonly startedAt: number; ended(): void } {
    const call: Call = { kind, startedAt: performance.now(), counted: false };
    this.#calls.add(call);
    if (this.#outage && this.#outage.respondedAt === undefined) this.#count(call, this.#outage);
    return { startedAt: call.startedAt, ended: () => void this.#calls.delete(call) };
  }

  responded(): void {
    this.#lastResponse = performance.now();
    if (this.#outage) this.#outage.respondedAt ??= this.#lastResponse;
  }

  /** @param since Start of the failed call: the part has not responded since then */
  failed(error: unknown, since = performance.now()): void {
    if (this.#stopped) return;
    const outage = (this.#outage ??= this.#begin(error, since));
    outage.respondedAt = undefined;
    for (const call of this.#calls) this.#count(call, outage);
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
  }

  #begin(error: unknown, since: number): OutageInProgress {
    const { name, kinds } = this.#part;
    const startedAt = Math.max(since, this.#lastResponse);
    this.#recent = [...this.#recent.filter((at) => startedAt - at < RECENT_MS), startedAt];
    const fault = error instanceof Error ? error.name : 'fault';
    this.#logger.error({ part: name, fault, reason: reasonOf(error) }, `the ${name} does not respond; waiting`);
    return { startedAt, waited: new Map(kinds.map((kind) => [kind, 0])) };
  }

  #count(call: Call, { waited }: OutageInProgress): void {
    if (call.counted) return;
    call.counted = true;
    waited.set(call.kind, (waited.get(call.kind) ?? 0) + 1);
  }

  #tick(): void {
    const now = performance.now();
    if (now - this.#tickedAt > LATE_TICK_MS) this.#awakeSince = now;
    this.#tickedAt = now;
    if (!this.#outage) return this.#checkSilence();
    const { respondedAt } = this.#outage;
    if (respondedAt === undefined || this.#isQuiet(respondedAt)) void this.#probe();
  }

  /** Calls are in the order of their start. */
  #checkSilence(): void {
    const [oldest] = this.#calls;
    if (!oldest || this.#tickedAt - Math.max(oldest.startedAt, this.#lastResponse, this.#awakeSince) < SILENT_MS)
      return;
    this.failed(new Silence(), oldest.startedAt);
  }

  #isQuiet(respondedAt: number): boolean {
    const quietMs = this.#recent.length > MOST_RECENT ? LONG_QUIET_MS : QUIET_MS;
    return performance.now() - respondedAt >= quietMs;
  }

  async #probe(): Promise<void> {
    const begun = performance.now();
    if (begun - this.#probedAt < SILENT_MS) return;
    this.#probedAt = begun;
    const responds = await this.#responds();
    if (this.#probedAt === begun) this.#probedAt = -Infinity;
    if (!responds || this.#stopped || !this.#outage) return;
    this.responded();
    if (this.#isQuiet(this.#outage.respondedAt!)) this.#end(this.#outage, this.#outage.respondedAt!);
  }

  async #responds(): Promise<boolean> {
    try {
      await this.#part.probe();
      return true;
    } catch (error) {
      return isResponse(error);
    }
  }

  #end({ startedAt, waited }: OutageInProgress, respondedAt: number): void {
    this.#outage = undefined;
    const { name } = this.#part;
    const line = { part: name, milliseconds: Math.round(respondedAt - startedAt), waited: Object.fromEntries(waited) };
    this.#logger.warn(line, `the ${name} responds again`);
  }
}
