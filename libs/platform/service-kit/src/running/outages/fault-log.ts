import { causesOf, publicMessageOf, storeRefusalIn, type StoreRefusal } from '@pishkhan/event-store';
import type { Logger } from 'pino';
import { lastingFaults } from '../health/lasting-faults.ts';
import { withoutPersonalNumbers } from '../../logging/logger.ts';
import { faultKindOf, isOfDatabase, type FaultKind } from './fault-kind.ts';
import type { PartWatch } from './part-watch.ts';
import type { RefusalWatch } from './refusal-watch.ts';

/** The watches of a service. */
export interface Watches {
  readonly eventStore: PartWatch;
  readonly broker: PartWatch;
  readonly database: PartWatch;
  readonly refusals: RefusalWatch;
  /** Outages and refusals that a watch has already counted. */
  readonly noted: WeakSet<Error>;
}

/** What failed, for its line. */
export interface FailedWork {
  readonly view?: string;
  /** Position at which it failed. */
  readonly at?: string;
  readonly rule?: string;
}

/** What a worker reports when it fails; the last fault of each is kept by it. */
export const workSentences = {
  view: 'a projector failed and retries',
  relay: 'the relay failed and retries',
  inbox: 'a reaction to a message failed',
  ownReactions: 'a reaction to an own event failed',
} as const;

/** The last fault of a worker of this process. */
export interface LastFaultOfWork {
  readonly kind: FaultKind;
  /** Without user and stream of a refusal, and without numbers that may identify a person. */
  readonly message: string;
  /** Real time. */
  readonly at: Date;
}

/** Lost races of the same work at the same place for longer than this are a fault. */
const CONFLICT_PATIENCE_MS = 10_000;
const LONGEST_TEXT = 300;

/**
 * The one place where a service logs faults. A part that does not respond, or refuses, is one line when that begins and
 * one when it ends. A lost race is a line only if the same work keeps losing. Every other fault is a line with its
 * stack.
 */
export class FaultLog {
  readonly #logger: Logger;
  readonly #watches: Watches;
  readonly #conflicts = lastingFaults({ patienceMs: CONFLICT_PATIENCE_MS });
  /** Place of the last reported conflict of each work. */
  readonly #reported = new Map<string, string>();
  readonly #last = new Map<string, LastFaultOfWork>();

  constructor(logger: Logger, watches: Watches) {
    this.#logger = logger;
    this.#watches = watches;
  }

  /** Whether a part does not respond now: other failures may follow from that. */
  get partIsOut(): boolean {
    const { eventStore, broker, database } = this.#watches;
    return eventStore.isOut || broker.isOut || database.isOut;
  }

  /** The refusal for whose end a follower of this process waits. */
  get refusalWaitedFor(): StoreRefusal | undefined {
    return this.#watches.refusals.waitedFor;
  }

  /** The event store's user has all rights that the service needs. */
  rightsConfirmed(): void {
    this.#watches.refusals.confirmed();
  }

  /** @param work A view, or a sentence of `workSentences` */
  lastOf(work: string): LastFaultOfWork | undefined {
    return this.#last.get(work);
  }

  /** @param sentence What failed: `the relay failed and retries` */
  report(error: unknown, sentence: string, work: FailedWork = {}): void {
    const { noted, refusals, database } = this.#watches;
    const message = withoutPersonalNumbers(publicMessageOf(error)).slice(0, LONGEST_TEXT);
    this.#last.set(work.view ?? sentence, { kind: faultKindOf(error), message, at: new Date() });
    if (causesOf(error).some((each) => noted.has(each))) return;
    const kind = faultKindOf(error);
    if (kind === 'refusal') refusals.refused(storeRefusalIn(error)!);
    else if (kind === 'conflict') this.#conflict(error, sentence, work);
    // The views use the database without a port.
    else if (kind === 'outage' && isOfDatabase(error)) database.failed(error);
    else this.#logger.error({ err: error, ...work }, sentence);
  }

  #conflict(error: unknown, sentence: string, work: FailedWork): void {
    const name = [sentence, work.view].join(' ');
    this.#conflicts.note(name, error, work.at);
    const lasting = this.#conflicts.lasting(name, work.at);
    if (!lasting) return;
    const place = work.at ?? lasting.lastFault;
    if (this.#reported.get(name) === place) return;
    this.#reported.set(name, place);
    const { forSeconds } = lasting;
    this.#logger.error({ err: error, ...work, forSeconds }, `${sentence}: another process is always first`);
  }
}
