import { EventNotKnown, type UnknownEvent } from '@pishkhan/event-store';
import type { Parking } from '../running/reaction-hosts.ts';

/**
 * Streams of which this process refused a command, because a newer release wrote to them. A view that had taken the
 * event in before a rollback does not meet it again: here it is named nevertheless. A restart forgets them.
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
