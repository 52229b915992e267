/** A process that can crash: its running work stops, and no response reaches it. */
export class Process {
  alive = true;
  private readonly mourners: (() => void)[] = [];

  die(): void {
    this.alive = false;
    for (const tell of this.mourners.splice(0)) tell();
  }

  /** Called when it dies, or at once if it is already dead. */
  whenDead(tell: () => void): void {
    if (this.alive) this.mourners.push(tell);
    else tell();
  }
}

/** The error of a lost request or response: the effect may or may not have happened. */
export class Lost extends Error {
  constructor(what: 'request' | 'answer') {
    super(`the ${what} got lost`);
    this.name = 'Lost';
  }
}

/** Number of faults that a world produced. */
export interface Mishaps {
  crashes: number;
  lostRequests: number;
  lostAnswers: number;
  duplicates: number;
}
