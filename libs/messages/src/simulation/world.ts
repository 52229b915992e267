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
export interface Process {
  alive: boolean;
}

/**
 * A world without clock and timers: everything that waits is a task, and the seed says which goes next. So one seed reproduces every
 * delay, order and fault.
 */
export class World {
  /** Whether requests and answers get lost. */
  faulty = true;
  private readonly random: () => number;
  private readonly tasks: (() => void)[] = [];

  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
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
        if (this.mishap(0.02)) return answer(() => reject(new Error('the request got lost')));
        try {
          const result = effect();
          const lost = this.mishap(0.02);
          answer(() => (lost ? reject(new Error('the answer got lost')) : resolve(result)));
        } catch (error) {
          const fault = error instanceof Error ? error : new Error('the effect failed', { cause: error });
          answer(() => reject(fault));
        }
      });
    });
  }

  /** Goes on until nothing waits. `each` is asked before every task. */
  async run(each: () => void = () => {}): Promise<void> {
    while (this.tasks.length > 0) {
      each();
      const [task] = this.tasks.splice(this.below(this.tasks.length), 1);
      task!();
      await new Promise(setImmediate);
    }
  }
}
