import { comparePositions, positionsBehind, START, type EventStore, type Position } from '@pishkhan/event-store';

/** Poll interval of a waiting read: in memory if the view is kept here, else at the stored checkpoint. */
const LOOK_MS = 10;
/**
 * A subscription may skip other categories silently, so after this time, and then at growing intervals, the log itself
 * is checked.
 */
const FIRST_QUESTION_MS = 30;
const QUESTION_MS = 100;

export interface ProgressOptions {
  readonly eventStore: Pick<EventStore, 'head' | 'readAll'>;
  readonly categories: readonly string[];
  /** Position up to which the keeper of the view has written it. */
  checkpoint(): Promise<Position>;
  onFault(error: unknown): void;
}

interface Waiting {
  readonly position: Position;
  settle(reached: boolean): void;
}

/** Progress of a view of the own log, kept by any process, and the reads that wait for it here. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #waiting = new Set<Waiting>();
  #known: Position = START;
  /**
   * Position that the local subscription has passed, matching or not; `undefined` while another process keeps the view.
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

  /** Called when this process starts to keep the view. */
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
  /** The position known to this process. */
  async current(): Promise<Position> {
    await this.#refresh();
    return this.at;
  }

  /** @returns False if the view does not reach the position in time. */
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
  /** Ends all waiting. */
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
   * If no event of the view's categories lies between the view and a position, the view includes everything up to it.
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
