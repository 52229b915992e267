/** Mulberry32: numbers in [0, 1) that one seed reproduces. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** What dies in a crash: nothing that it began goes on, and no answer reaches it. */
export class Process {
  alive = true;
  private readonly mourners: (() => void)[] = [];

  die(): void {
    this.alive = false;
    for (const tell of this.mourners.splice(0)) tell();
  }

  /** Called when it dies; at once where it is dead already. */
  whenDead(tell: () => void): void {
    if (this.alive) this.mourners.push(tell);
    else tell();
  }
}

/** What a world did to its inhabitants. */
export interface Mishaps {
  crashes: number;
  lostRequests: number;
  lostAnswers: number;
  duplicates: number;
}

/** More tasks than any seed needs: whoever gets here goes round in circles. */
const MOST_TASKS = 400_000;

/**
 * A world without clock and timers: everything that waits is a task, and the seed says which goes next. So one seed reproduces every
 * delay, order and fault.
 */
export class World {
  /** Whether requests and answers get lost. */
  faulty = true;
  readonly mishaps: Mishaps = { crashes: 0, lostRequests: 0, lostAnswers: 0, duplicates: 0 };
  private readonly random: () => number;
  private readonly tasks: (() => void)[] = [];
  private done = 0;

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  pick<Thing>(things: readonly Thing[]): Thing {
    return things[this.below(things.length)]!;
  }

  /** Something of this likelihood, faulty or not. */
  happens(likelihood: number): boolean {
    return this.random() < likelihood;
  }

  /** Faults of this likelihood, none once the world is no longer faulty. */
  mishap(likelihood: number): boolean {
    return this.random() < likelihood && this.faulty;
  }

  later(task: () => void): void {
    this.tasks.push(task);
  }

  /** A while of this process; one that dies meanwhile does not go on. */
  moment(process: Process): Promise<void> {
    return new Promise((resolve) => this.later(() => process.alive && resolve()));
  }

  /** A request to something durable. It may get lost before the effect, and the answer after it; the caller cannot tell which. */
  call<Result>(process: Process, effect: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const answer = (give: () => void) => this.later(() => process.alive && give());
      this.later(() => {
        if (!process.alive) return;
        if (this.mishap(0.02)) return answer(() => reject(this.lost('lostRequests')));
        try {
          const result = effect();
          const lost = this.mishap(0.02);
          answer(() => (lost ? reject(this.lost('lostAnswers')) : resolve(result)));
        } catch (error) {
          const fault = error instanceof Error ? error : new Error('the effect failed', { cause: error });
          answer(() => reject(fault));
        }
      });
    });
  }

  /**
   * Goes on until nothing waits; `each` is asked before every task. All that a task set off is through before the next is chosen: microtasks run
   * to their end before the next tick. That needs no turn of the event loop, which would cost more than most tasks.
   */
  run(each: () => void = () => {}): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = (): void => {
        try {
          if (this.tasks.length === 0) return resolve();
          each();
          this.next()();
        } catch (error) {
          return reject(error instanceof Error ? error : new Error('a task failed', { cause: error }));
        }
        queueMicrotask(() => process.nextTick(step));
      };
      process.nextTick(step);
    });
  }

  private next(): () => void {
    if (++this.done > MOST_TASKS) throw new Error(`${MOST_TASKS} tasks, and still something waits`);
    const at = this.below(this.tasks.length);
    const task = this.tasks[at]!;
    this.tasks[at] = this.tasks.at(-1)!;
    this.tasks.pop();
    return task;
  }

  private lost(what: 'lostRequests' | 'lostAnswers'): Error {
    this.mishaps[what]++;
    return new Error(what === 'lostRequests' ? 'the request got lost' : 'the answer got lost');
  }
}
