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
  /** Log line of a successful start; its group is the address. */
  readonly answers: RegExp;
}

const LOOK_MS = 25;
const START_LIMIT_MS = 120_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;
/** A process that ran this long was started successfully, so its next restart is not delayed. */
const LIVED_MS = 10_000;

/** A process that is restarted whenever it ends, as in a cluster. */
export class Supervised {
  readonly program: Program;
  /** Milliseconds until the address was printed, for each start. */
  readonly startsMs: number[] = [];
  /** Number of unrequested ends. */
  deaths = 0;
  private readonly data: string;
  private running: Running | undefined;
  private address: string | undefined;
  private keeping: Promise<void> | undefined;
  private wanted = false;

  /** @param data Folder of the list of running processes, in which a later start finds leftovers of an earlier one */
  constructor(program: Program, data: string) {
    this.program = program;
    this.data = data;
  }

  /** Undefined while it is not ready. */
  get url(): string | undefined {
    return this.address;
  }

  get pid(): number | undefined {
    return this.running?.pid;
  }

  /**
   * Keeps it running. Resolves when it is ready for the first time. @throws Error with its last output if it is not
   * ready within two minutes
   */
  async start(): Promise<string> {
    this.wanted = true;
    this.keeping ??= this.keep().finally(() => (this.keeping = undefined));
    for (const limit = Date.now() + START_LIMIT_MS; this.address === undefined; await sleep(LOOK_MS)) {
      if (Date.now() > limit) throw new Error(`${this.program.name} is not ready: ${this.lastWords()}`);
    }
    return this.address;
  }

  /** Sends a signal; a process that it kills is restarted. */
  signal(name: NodeJS.Signals): void {
    if (this.running) signal(this.running, name);
  }

  /** Kills it without a restart until `start`. */
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

/** The output of this start only: the log of many starts is long, and this is called often. */
const textFrom = (file: string, from: number): string => {
  const bytes = Buffer.alloc(Math.max(0, sizeOf(file) - from));
  const handle = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, bytes.length, from));
  } finally {
    closeSync(handle);
  }
};

/** Ends processes that an earlier start has left running. */
export const endLeftOvers = async (running: readonly Running[]): Promise<void> =>
  void (await Promise.all(running.filter(isAlive).map((one) => end(one, 2000))));
