import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { end, isAlive, launch, noteRunning, signal, type Running } from '@pishkhan/servers';

export interface Program {
  /** `metering-1` */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
  /** What it writes when it answers; the group is its address. */
  readonly answers: RegExp;
}

const LOOK_MS = 25;
const START_LIMIT_MS = 120_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** One that lived so long did start: the next start after its end is not put off. */
const LIVED_MS = 10_000;

/** One process of ours that is started again whenever it ends, as a cluster would do it. */
export class Supervised {
  readonly program: Program;
  /** Milliseconds of each start until it answered. */
  readonly startsMs: number[] = [];
  /** Ends that nobody asked for. */
  deaths = 0;
  private readonly data: string;
  private running: Running | undefined;
  private address: string | undefined;
  private keeping: Promise<void> | undefined;
  private wanted = false;

  /** @param data Folder in which is noted what runs, so that a later start finds what an earlier one left behind */
  constructor(program: Program, data: string) {
    this.program = program;
    this.data = data;
  }

  /** Undefined while it does not answer. */
  get url(): string | undefined {
    return this.address;
  }

  get pid(): number | undefined {
    return this.running?.pid;
  }

  /**
   * Keeps it running. Resolves when it answers for the first time. @throws Error with its last words when it does not
   * within two minutes
   */
  async start(): Promise<string> {
    this.wanted = true;
    this.keeping ??= this.keep().finally(() => (this.keeping = undefined));
    for (const limit = Date.now() + START_LIMIT_MS; this.address === undefined; await sleep(LOOK_MS)) {
      if (Date.now() > limit) throw new Error(`${this.program.name} does not answer: ${this.lastWords()}`);
    }
    return this.address;
  }

  /** Sends a signal; what dies of it is started again. */
  signal(name: NodeJS.Signals): void {
    if (this.running) signal(this.running, name);
  }

  /** Ends it at once, and leaves it ended until `start`. */
  async kill(): Promise<void> {
    this.wanted = false;
    this.signal('SIGKILL');
    await this.keeping;
  }

  async stop(): Promise<void> {
    this.wanted = false;
    if (this.running) await end(this.running);
    await this.keeping;
  }

  private async keep(): Promise<void> {
    for (let pause = FIRST_PAUSE_MS; this.wanted;) {
      const began = performance.now();
      await this.run(began);
      if (!this.wanted) return;
      this.deaths++;
      pause = performance.now() - began > LIVED_MS ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      await sleep(pause);
    }
  }

  /** Resolves when the process has ended. */
  private async run(began: number): Promise<void> {
    const { name, file, args, environment, log } = this.program;
    const from = sizeOf(log);
    let ended = () => {};
    const over = new Promise<void>((resolve) => (ended = resolve));
    const running = launch({ file, args, environment }, { name, address: '', log }, ended);
    this.running = running;
    noteRunning(this.data, running);
    const hearing = setInterval(() => this.hear(from, began), LOOK_MS);
    await over;
    clearInterval(hearing);
    [this.running, this.address] = [undefined, undefined];
  }

  private hear(from: number, began: number): void {
    if (this.address !== undefined || !this.running) return;
    const found = this.program.answers.exec(textFrom(this.program.log, from))?.[1];
    if (found === undefined) return;
    this.startsMs.push(performance.now() - began);
    this.address = found;
  }

  private lastWords(): string {
    return readFileSync(this.program.log, 'utf8').trim().slice(-1500);
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** What was written since; the log of many starts is long, and it is looked at often. */
const textFrom = (file: string, from: number): string => {
  const bytes = Buffer.alloc(Math.max(0, sizeOf(file) - from));
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, from));
  } finally {
    closeSync(handle);
  }
};

/** Ends what an earlier start has left behind. */
export const endLeftOvers = async (running: readonly Running[]): Promise<void> =>
  void (await Promise.all(running.filter(isAlive).map((one) => end(one, 2000))));
