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

/** All that a caller learns of a request or an answer that got lost: the effect may have been or not. */
export class Lost extends Error {
  constructor(what: 'request' | 'answer') {
    super(`the ${what} got lost`);
    this.name = 'Lost';
  }
}

/** What a world did to its inhabitants. */
export interface Mishaps {
  crashes: number;
  lostRequests: number;
  lostAnswers: number;
  duplicates: number;
}
