import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UnknownEvent } from '@pishkhan/event-store';
import type { LogProjector } from '../projecting/projector.ts';
import { collectionOf } from '../projecting/view-store.ts';
import type { ProjectorContext, WatchedView } from '../projecting/watched-view.ts';
import { rebuildView, type RebuildOptions } from './rebuild.ts';
import { finishSwapped, recoverRebuild } from './recover.ts';
import type { RebuildReport, Swap } from './report.ts';
import { RebuildMovedOn, rebuildStatesOf, rebuildsUnderWay } from './states.ts';

/** Interval in ms at which the keeper of the views checks for rebuild requests of other replicas. */
const LOOK_MS = 1000;
const REPORT_MS = 50;

/** The rebuilds that a replica does while it keeps the views, one after the other. */
export class Rebuilds {
  readonly #context: ProjectorContext;
  readonly #watched: readonly WatchedView[];
  readonly #ending = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(watched: readonly WatchedView[], context: ProjectorContext) {
    this.#watched = watched;
    this.#context = context;
  }

  /** Called before the live projectors start. */
  async recover(): Promise<void> {
    for (const watched of this.#watched) await recoverRebuild(this.#optionsOf(watched));
  }
  /**
   * Requests rebuilds of views with held streams whose events this build knows. Other streams may have changed a
   * document in the meantime, so the held events can no longer simply be applied.
   */
  async askForReleased(): Promise<void> {
    const { database, catalogue, heldStoreOf, newestVersion = () => undefined } = this.#context;
    for (const { view } of this.#watched) {
      const isKnown = (event: UnknownEvent) =>
        'topics' in view.from ? event.schemaVersion <= (newestVersion(event.type) ?? 0) : catalogue.isKnown(event);
      if (!(await heldStoreOf(view).load()).some(isKnown)) continue;
      const states = rebuildStatesOf(database, view);
      if (!(await states.find())) await states.ask(randomUUID(), 'always');
    }
  }
  start(live: readonly LogProjector[]): void {
    this.#running = this.#run(live);
  }
  /** Called after a request in this process. */
  wake(): void {
    this.#wake();
  }
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#wake();
    await this.#running;
  }

  #optionsOf(watched: WatchedView, live?: LogProjector): RebuildOptions {
    return {
      watched,
      live,
      context: this.#context,
      signal: this.#ending.signal,
      states: rebuildStatesOf(this.#context.database, watched.view),
    };
  }
  async #run(live: readonly LogProjector[]): Promise<void> {
    while (!this.#ending.signal.aborted) {
      const underWay = await rebuildsUnderWay(this.#context.database).catch(
        (error: unknown) => (this.#context.onFault(error, 'rebuilds'), new Set<string>()),
      );
      for (const watched of this.#watched)
        if (underWay.has(collectionOf(watched.view)))
          await this.#look(
            watched,
            live.find((each) => each.watched === watched),
          );
      await this.#pause();
    }
  }
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.#wake = () => (clearTimeout(timer), resolve());
      if (this.#ending.signal.aborted) this.#wake();
    });
  }
  async #look(watched: WatchedView, live?: LogProjector): Promise<void> {
    const options = this.#optionsOf(watched, live);
    let run: string | undefined;
    try {
      const rebuild = await options.states.find();
      run = rebuild?.run;
      if (rebuild?.state === 'asked') await options.states.end(await rebuildView(options, rebuild));
      else if (rebuild) await finishSwapped(options);
    } catch (error) {
      if (!this.#ending.signal.aborted) await this.#failed(options, error, run);
    }
  }
  /**
   * If the process ends meanwhile, the next keeper of the views cleans up; a rebuild taken over by another process is
   * left to it.
   */
  async #failed(options: RebuildOptions, error: unknown, run: string | undefined): Promise<void> {
    options.watched.note(error);
    if (run === undefined || error instanceof RebuildMovedOn) return;
    await recoverRebuild(options, { run, error }).catch((fault: unknown) => options.watched.note(fault));
  }
}

/** Requests a rebuild, in any replica, and waits for its report. @throws ViewMustNotBeRebuilding */
export const askForRebuild = async (
  { view }: WatchedView,
  context: ProjectorContext,
  { run, swap, signal, wake }: { run: string; swap: Swap; signal: AbortSignal; wake(): void },
): Promise<RebuildReport> => {
  const states = rebuildStatesOf(context.database, view);
  const before = await states.lastReport();
  if (before?.run === run) return before;
  await states.ask(run, swap);
  wake();
  for (;;) {
    const report = await states.lastReport();
    // The report is written before the rebuild ends; until then another one is refused.
    if (report?.run === run && (await states.find())?.run !== run) return report;
    await sleep(REPORT_MS, undefined, { signal });
  }
};
