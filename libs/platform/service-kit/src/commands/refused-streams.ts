import { EventNotKnown, type UnknownEvent } from '@pishkhan/event-store';
import type { Parking } from '../running/reaction-hosts.ts';

/**
 * Streams of which this process rejected a command, because a newer release wrote to them. After a rollback a view that
 * had already processed the event does not report it; this list does. A restart clears it.
 */
export class RefusedStreams implements Parking {
  readonly host = 'commands';
  private readonly events = new Map<string, UnknownEvent>();

  /** @throws The error */
  readonly note = (error: unknown): never => {
    if (error instanceof EventNotKnown) this.events.set(error.event.stream, error.event);
    throw error;
  };

  async parked() {
    return [...this.events.values()].map((notKnown) => ({
      stream: notKnown.stream,
      revision: notKnown.revision,
      reason: String(new EventNotKnown(notKnown)),
      waiting: 0,
      notKnown,
    }));
  }

  async replayParked(stream: string) {
    const event = this.events.get(stream);
    return event && { handled: 0, fault: new EventNotKnown(event) };
  }
}
