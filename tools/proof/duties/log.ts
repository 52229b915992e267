import type { Decider, DomainEvent } from '@pishkhan/decider';
import { isRejection } from '@pishkhan/decider';

type AnyDecider<Command, Event extends DomainEvent, State> = Pick<
  Decider<Command, Event, State>,
  'category' | 'initial' | 'decide' | 'evolve'
>;

/** An event, and how many events the log had when its command read its inputs. */
export interface Logged {
  readonly stream: string;
  readonly event: DomainEvent;
  readonly seen: number;
}

/** Streams with optimistic concurrency; a sabotaged log appends to a revision that somebody else has taken. */
export class Log {
  private readonly streams = new Map<string, DomainEvent[]>();
  private readonly appendsAnywhere: boolean;
  /** Every event in the order of its append. */
  readonly all: Logged[] = [];

  constructor(appendsAnywhere: boolean) {
    this.appendsAnywhere = appendsAnywhere;
  }

  begin(stream: string, events: readonly DomainEvent[]): void {
    this.streams.set(stream, [...events]);
    this.keep(stream, events, this.all.length);
  }

  read<Command, Event extends DomainEvent, State>(decider: AnyDecider<Command, Event, State>, id: string) {
    const events = (this.streams.get(`${decider.category}-${id}`) ?? []) as Event[];
    return { state: events.reduce(decider.evolve, decider.initial), revision: events.length };
  }

  append(stream: string, revision: number, events: readonly DomainEvent[], seen: number): boolean {
    const known = this.streams.get(stream) ?? [];
    if (known.length !== revision && !this.appendsAnywhere) return false;
    this.streams.set(stream, [...known, ...events]);
    this.keep(stream, events, seen);
    return true;
  }

  private keep(stream: string, events: readonly DomainEvent[], seen: number): void {
    for (const event of events) this.all.push({ stream, event, seen });
  }

  /**
   * One command as a service executes it: others act between the reading of the stream, the reading of its inputs and
   * the append; after a conflict it begins again.
   *
   * @returns The broken rule, if one refused it
   */
  *execute<Command, Event extends DomainEvent, State>(
    decider: AnyDecider<Command, Event, State>,
    id: string,
    command: (state: State) => NoInfer<Command> | undefined,
  ): Generator<void, string | undefined> {
    for (;;) {
      const { state, revision } = this.read(decider, id);
      yield;
      const wish = command(state);
      if (wish === undefined) return undefined;
      const seen = this.all.length;
      yield;
      const decided = decider.decide(wish, state);
      if (isRejection(decided)) return decided.rejected;
      if (this.append(`${decider.category}-${id}`, revision, decided, seen)) return undefined;
    }
  }
}
