import { comparePositions, START, type Position } from '@pishkhan/event-store';

/** Positions that no fact of the view lies at are passed in silence; whoever waits looks so often, in memory. */
const LOOK_MS = 10;

interface Waiting {
  readonly position: Position;
  readonly reached: () => void;
}

/** How far a view has come, and who waits for it. */
export class Progress {
  readonly #waiting = new Set<Waiting>();
  readonly #passed: () => Position;
  #written: Position;
  #timer: NodeJS.Timeout | undefined;

  /** `passed`: what the subscription has behind it, facts of this view or not. */
  constructor(from: Position, passed: () => Position) {
    this.#written = from;
    this.#passed = passed;
  }

  get at(): Position {
    const passed = this.#passed();
    return comparePositions(passed, this.#written) > 0 ? passed : this.#written;
  }

  written(upTo: Position = START): void {
    if (comparePositions(upTo, this.#written) > 0) this.#written = upTo;
    this.#look();
  }

  has(position: Position): boolean {
    return comparePositions(this.at, position) >= 0;
  }

  /** @returns false when the view did not get there in time. */
  reach(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.has(position)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(patience);
        this.#waiting.delete(waiting);
        resolve(reached);
      };
      const waiting: Waiting = { position, reached: () => settle(true) };
      const patience = setTimeout(() => settle(false), timeoutMs);
      this.#waiting.add(waiting);
      this.#timer ??= setInterval(() => this.#look(), LOOK_MS);
    });
  }

  #look(): void {
    for (const waiting of this.#waiting) if (this.has(waiting.position)) waiting.reached();
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
