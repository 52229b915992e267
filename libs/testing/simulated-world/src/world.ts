import { Lost, type Mishaps, type Process } from './process.ts';

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

/** More tasks than any seed needs; reaching it means an endless loop. */
const MOST_TASKS = 400_000;

/**
 * A world without clock and timers: every pending step is a task, and the seed chooses the next one. So one seed
 * reproduces every delay, order and fault.
 */
export class World {
  /** Whether requests and responses can get lost. */
  faulty = true;
  /** Whether a request may still take effect after its process has died, as over a network. */
  outliving = false;
  readonly mishaps: Mishaps = { crashes: 0, lostRequests: 0, lostAnswers: 0, duplicates: 0 };
  private readonly random: () => number;
  private readonly tasks: (() => void)[] = [];
  private slow: { readonly task: () => void; readonly notBefore: number }[] = [];
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

  /** True with this probability, faulty or not. */
  happens(likelihood: number): boolean {
    return this.random() < likelihood;
  }

  /** A fault with this probability; never once the world is no longer faulty. */
  mishap(likelihood: number): boolean {
    return this.random() < likelihood && this.faulty;
  }

  /**
   * Runs a task in random order among the pending ones. A few run so late that the process that asked may already be
   * replaced.
   */
  later(task: () => void): void {
    if (this.mishap(0.02)) this.slow.push({ task, notBefore: this.done + this.below(600) });
    else this.tasks.push(task);
  }

  /** A pause of this process; it never resolves if the process dies meanwhile. */
  moment(process: Process): Promise<void> {
    return new Promise((resolve) => this.later(() => process.alive && resolve()));
  }

  /** A request to something durable. The request or its response may get lost; the caller cannot tell which. */
  call<Result>(process: Process, effect: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const answer = (give: () => void) => this.later(() => process.alive && give());
      this.later(() => {
        if (!process.alive && !(this.outliving && this.happens(0.5))) return;
        if (this.mishap(0.02)) return answer(() => reject(this.lost('request')));
        try {
          const result = effect();
          const lost = this.mishap(0.02);
          answer(() => (lost ? reject(this.lost('answer')) : resolve(result)));
        } catch (error) {
          const fault = error instanceof Error ? error : new Error('the effect failed', { cause: error });
          answer(() => reject(fault));
        }
      });
    });
  }

  /**
   * Runs until no task is pending; calls `each` before every task. All effects of a task finish before the next is
   * chosen, because microtasks run before the next tick. This avoids a turn of the event loop, which would cost more
   * than most tasks. No real time passes meanwhile, so code that gives way after some milliseconds never does.
   */
  run(each: () => void = () => {}): Promise<void> {
    const began = performance.now();
    performance.now = () => began;
    return this.untilDone(each).finally(() => {
      Reflect.deleteProperty(performance, 'now');
    });
  }

  private untilDone(each: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = (): void => {
        try {
          if (this.tasks.length === 0 && this.slow.length === 0) return resolve();
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
    if (++this.done > MOST_TASKS) throw new Error(`${MOST_TASKS} tasks, and some are still pending`);
    if (this.slow.length > 0) this.release();
    const at = this.below(this.tasks.length);
    const task = this.tasks[at]!;
    this.tasks[at] = this.tasks.at(-1)!;
    this.tasks.pop();
    return task;
  }

  /** Moves delayed tasks that are due to the queue; if nothing else is pending, all of them. */
  private release(): void {
    const due = this.slow.filter(({ notBefore }) => notBefore <= this.done || this.tasks.length === 0);
    if (due.length === 0) return;
    this.slow = this.slow.filter((each) => !due.includes(each));
    this.tasks.push(...due.map(({ task }) => task));
  }

  private lost(what: 'request' | 'answer'): Lost {
    this.mishaps[what === 'request' ? 'lostRequests' : 'lostAnswers']++;
    return new Lost(what);
  }
}
