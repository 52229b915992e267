/** Serialises work on a stream that reads before it writes; it starts after the appends in progress. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly settled: () => Promise<unknown>;

  constructor(settled: () => Promise<unknown>) {
    this.settled = settled;
  }

  taken(stream: string): boolean {
    return this.last.has(stream);
  }

  async alone<Result>(stream: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(stream) ?? this.settled();
    const mine = before.then(work, work);
    this.last.set(stream, mine);
    try {
      return await mine;
    } finally {
      if (this.last.get(stream) === mine) this.last.delete(stream);
    }
  }
}
