import { Outage, type EventStore } from '@pishkhan/event-store';

/** The process dies at the append with this number, or at one with such an event. */
export interface Death {
  readonly append?: number;
  readonly event?: string;
  /** Which of the appends with the event. */
  readonly nth?: number;
  readonly when: 'before' | 'after';
}

/** The event store of a process that dies at an append; from then on it appends nothing more. */
export const dyingStore = (
  living: EventStore,
  { append, event, nth = 1, when }: Death,
): { store: EventStore; isDead: () => boolean } => {
  let [dead, appends, ofEvent] = [false, 0, 0];
  const died = () => new Outage('the process is dead');
  const store = new Proxy(living, {
    get: (whole, name: keyof EventStore) => {
      if (name !== 'append') return typeof whole[name] === 'function' ? whole[name].bind(whole) : whole[name];
      return async (...of: Parameters<EventStore['append']>) => {
        if (dead) throw died();
        appends += 1;
        if (of[2].some(({ type }) => type === event)) ofEvent += 1;
        dead = appends === append || (event !== undefined && ofEvent === nth);
        const mine = dead;
        if (mine && when === 'before') throw died();
        const appended = await whole.append(...of);
        if (mine) throw died();
        return appended;
      };
    },
  });
  return { store, isDead: () => dead };
};
