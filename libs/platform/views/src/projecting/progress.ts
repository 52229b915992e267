import { comparePositions, positionsBehind, START, type EventStore, type Position } from '@pishkhan/event-store';

/**
 * Whoever waits looks so often: in memory where the view is kept here, at the checkpoint where another process keeps
 * it.
 */
const LOOK_MS = 10;
/**
 * A subscription may pass in silence what others write; so long after somebody began to wait, and then so often, the
 * log itself is asked.
 */
const FIRST_QUESTION_MS = 30;
const QUESTION_MS = 100;

export interface ProgressOptions {
  readonly eventStore: Pick<EventStore, 'head' | 'readAll'>;
  readonly categories: readonly string[];
  /** How far whoever keeps the view has written it. */
  checkpoint(): Promise<Position>;
  onFault(error: unknown): void;
}

interface Waiting {
  readonly position: Position;
  settle(reached: boolean): void;
}

/** How far a view of the own log has come, whoever keeps it, and who waits for it here. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #waiting = new Set<Waiting>();
  #known: Position = START;
  /**
   * What the subscription here has behind it, facts of this view or not; `undefined` while the view is kept elsewhere.
   */
  #passed: (() => Position) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #askAt = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  get at(): Position {
    const passed = this.#passed?.() ?? START;
    return comparePositions(passed, this.#known) > 0 ? passed : this.#known;
  }

  /** The view is kept here from now on. */
  keptHere(from: Position, passed: () => Position): void {
    this.#know(from);
    this.#passed = passed;
  }
  keptElsewhere(): void {
    this.#know(this.at);
    this.#passed = undefined;
  }
  written(upTo: Position = START): void {
    this.#know(upTo);
    this.#settle();
  }

  async has(position: Position): Promise<boolean> {
    if (this.#has(position)) return true;
    await this.#refresh();
    if (!this.#has(position)) await this.#ask();
    return this.#has(position);
  }
  async behind(head: Position): Promise<number> {
    return (await this.has(head)) ? 0 : positionsBehind(this.at, head);
  }
  /** As far as is known here now. */
  async current(): Promise<Position> {
    await this.#refresh();
    return this.at;
  }

  /** @returns False when the view did not get there in time. */
  reach(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.#has(position)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(patience);
        this.#waiting.delete(waiting);
        resolve(reached);
      };
      const waiting: Waiting = { position, settle };
      const patience = setTimeout(() => settle(false), timeoutMs);
      this.#waiting.add(waiting);
      if (this.#timer) return;
      this.#askAt = performance.now() + FIRST_QUESTION_MS;
      this.#lookLater();
    });
  }
  /** Nobody waits any longer. */
  stop(): void {
    for (const waiting of this.#waiting) waiting.settle(false);
  }

  #has(position: Position): boolean {
    return comparePositions(this.at, position) >= 0;
  }
  #know(position: Position): void {
    if (comparePositions(position, this.#known) > 0) this.#known = position;
  }
  #settle(): void {
    for (const waiting of this.#waiting) if (this.#has(waiting.position)) waiting.settle(true);
  }
  #lookLater(): void {
    this.#timer = setTimeout(() => void this.#look(), LOOK_MS);
  }
  async #look(): Promise<void> {
    try {
      if (this.#waiting.size > 0) await this.#refresh();
      this.#settle();
      if (this.#waiting.size > 0 && performance.now() >= this.#askAt) await this.#ask();
    } catch (error) {
      if (this.#waiting.size > 0) this.#options.onFault(error);
    }
    this.#timer = undefined;
    if (this.#waiting.size > 0) this.#lookLater();
  }
  async #refresh(): Promise<void> {
    if (!this.#passed) this.#know(await this.#options.checkpoint());
  }

  /**
   * Where nothing of the view's categories lies between the view and a position, the view holds everything up to it.
   */
  async #ask(): Promise<void> {
    const { eventStore, categories } = this.#options;
    const from = this.at;
    const head = await eventStore.head();
    this.#askAt = performance.now() + QUESTION_MS;
    if (comparePositions(head, from) <= 0) return;
    const [next] = await eventStore.readAll({ categories, after: from, limit: 1 });
    if (!next) this.#know(head);
    this.#settle();
    for (const { position, settle } of next ? this.#waiting : [])
      if (comparePositions(position, next!.position) < 0) settle(true);
  }
}
