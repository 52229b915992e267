import {
  formatPosition,
  publicMessageOf,
  type EventCatalogue,
  type EventStore,
  type Position,
  type UnknownEvent,
} from '@pishkhan/event-store';
import type { Messages } from '@pishkhan/messages';
import type mongoose from 'mongoose';
import { HeldStreams, type HeldStore } from '../held/held-streams.ts';
import type { RebuildReport } from '../rebuilding/report.ts';
import { rebuildStatesOf, type Rebuild } from '../rebuilding/states.ts';
import type { AnyView } from '../view.ts';
import { Progress } from './progress/progress.ts';
import { checkpointsIn } from './progress/checkpoints.ts';
import { collectionOf } from './view-store.ts';

export interface ProjectorContext {
  readonly eventStore: EventStore;
  readonly messages?: Messages;
  readonly database: mongoose.Connection;
  heldStoreOf(view: AnyView): HeldStore;
  readonly group: string;
  readonly batch?: number;
  readonly catalogue: EventCatalogue;
  /** Highest version of a contract type in this build; undefined for an unknown type. */
  newestVersion?(type: string): number | undefined;
  /** The contract violations of a message; empty if there are none. */
  validate?(type: string, version: number, data: unknown): readonly string[];
  onFault(error: unknown, view: string, at?: string): void;
}

export interface ViewStatus {
  readonly view: string;
  readonly collection: string;
  /** Wire format; absent for a view of topics. */
  readonly at?: string;
  /** Number of facts applied here since the start. */
  readonly facts: number;
  readonly faults: number;
  readonly lastFault?: string;
  /** The same for health, which is open to everybody: without user and stream of a refusal. */
  readonly lastPublicFault?: string;
  /** Events of a newer release; documents of their streams keep the state before them. */
  readonly heldAt: readonly UnknownEvent[];
  /** A rebuild in progress. */
  readonly rebuild?: Pick<Rebuild, 'run' | 'state' | 'askedAt'>;
  readonly lastRebuild?: RebuildReport;
}

/** A view as known to this process, whether this or another replica keeps it. */
export class WatchedView {
  readonly view: AnyView;
  /** `undefined` for a view of topics: it has no position in the own log. */
  readonly progress: Progress | undefined;
  /** Streams whose documents wait for a newer release. */
  readonly held: HeldStreams;
  readonly #context: ProjectorContext;
  #facts = 0;
  #faults = 0;
  #lastFault: Pick<ViewStatus, 'lastFault' | 'lastPublicFault'> = {};

  constructor(view: AnyView, context: ProjectorContext) {
    this.view = view;
    this.#context = context;
    const { eventStore, database } = context;
    this.held = new HeldStreams(context.heldStoreOf(view));
    if ('categories' in view.from)
      this.progress = new Progress({
        eventStore,
        categories: view.from.categories,
        checkpoint: () => checkpointsIn(database).of(collectionOf(view)),
        onFault: (error) => this.note(error),
      });
  }

  /** Consumer group of a view of topics. */
  get group(): string {
    return `${this.#context.group}.${collectionOf(this.view)}`;
  }

  /** Number of facts applied here. */
  get facts(): number {
    return this.#facts;
  }

  note(error: unknown): void {
    this.#faults++;
    this.#lastFault = {
      lastFault: error instanceof Error ? error.message : String(error),
      lastPublicFault: publicMessageOf(error),
    };
    this.#context.onFault(error, this.view.name, this.progress && formatPosition(this.progress.at));
  }
  written(facts: number, upTo?: Position): void {
    this.#facts += facts;
    this.progress?.written(upTo);
  }

  async lag(head: Position): Promise<{ view: string; behind: number }> {
    const { view, progress } = this;
    const behind =
      'topics' in view.from
        ? await this.#context.messages!.behind(this.group, view.from.topics)
        : await progress!.behind(head);
    return { view: view.name, behind };
  }
  async status(): Promise<ViewStatus> {
    const at = await this.progress?.current();
    return {
      view: this.view.name,
      collection: collectionOf(this.view),
      ...(at && { at: formatPosition(at) }),
      facts: this.#facts,
      faults: this.#faults,
      ...this.#lastFault,
      heldAt: await this.#context.heldStoreOf(this.view).load(),
      ...(await this.#rebuilding()),
    };
  }
  async #rebuilding(): Promise<Pick<ViewStatus, 'rebuild' | 'lastRebuild'>> {
    const states = rebuildStatesOf(this.#context.database, this.view);
    const [rebuild, lastRebuild] = await Promise.all([states.find(), states.lastReport()]);
    return {
      ...(rebuild && { rebuild: { run: rebuild.run, state: rebuild.state, askedAt: rebuild.askedAt } }),
      ...(lastRebuild && { lastRebuild }),
    };
  }
}
