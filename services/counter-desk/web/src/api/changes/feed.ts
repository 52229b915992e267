import type { Service } from '../clients.ts';

/** What the desk says: something changed, or the feed of a service is not there. */
export type Heard =
  | { readonly service: Service; readonly changed: readonly string[]; readonly position: string }
  | { readonly service: Service; readonly isAway: true };

export interface Surroundings {
  /** Follows the names; it throws if the desk refuses or does not respond. */
  open(names: readonly string[], signal: AbortSignal): AsyncIterable<Heard>;
  /** A hidden tab has no connection: a browser has six to the desk for all its tabs. */
  isVisible(): boolean;
  reached(service: Service, position: string): void;
}

/** A page that opens and one that closes change the watches at one moment. */
const SETTLED_MS = 100;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** Between two looks at one record, and at a list, in which more happens. */
const REST_OF_ONE_MS = 1_000;
const REST_OF_LIST_MS = 10_000;
/** The desk follows no more for one page. */
const MOST = 10;

/** Looks at once, then at most so often; a change during the rest is looked at after it. */
const restingLook = (look: () => void, restMs: number) => {
  let [earliest, waiting] = [0, undefined as ReturnType<typeof setTimeout> | undefined];
  const now = (): void => {
    waiting = undefined;
    earliest = Date.now() + restMs;
    look();
  };
  return {
    look: (): void => {
      if (waiting !== undefined) return;
      if (Date.now() >= earliest) now();
      else waiting = setTimeout(now, earliest - Date.now());
    },
    stop: (): void => clearTimeout(waiting),
  };
};

/** The services whose changes are heard. */
const liveServices = () => {
  const live = new Set<Service>();
  const listeners = new Set<() => void>();
  const tell = (isChanged: boolean): void => {
    if (isChanged) for (const listener of listeners) listener();
  };
  return {
    has: (service: Service): boolean => live.has(service),
    add: (service: Service): void => {
      const isNew = !live.has(service);
      live.add(service);
      tell(isNew);
    },
    remove: (service: Service): void => tell(live.delete(service)),
    clear: (): void => {
      const isChanged = live.size > 0;
      live.clear();
      tell(isChanged);
    },
    onChange: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

/** One connection of the tab for all that its page watches, by names such as `case-handling/case:<id>`. */
export const changeFeed = ({ open, isVisible, reached }: Surroundings) => {
  const looks = new Map<string, Set<() => void>>();
  const live = liveServices();
  let connection: { readonly names: string; readonly ending: AbortController } | undefined;
  let [failures, due] = [0, undefined as ReturnType<typeof setTimeout> | undefined];

  const hear = (heard: Heard): void => {
    if ('isAway' in heard) return live.remove(heard.service);
    live.add(heard.service);
    reached(heard.service, heard.position);
    for (const name of heard.changed) for (const look of looks.get(`${heard.service}/${name}`) ?? []) look();
  };
  const follow = async (names: readonly string[]): Promise<void> => {
    const mine = { names: names.join(), ending: new AbortController() };
    connection = mine;
    try {
      for await (const heard of open(names, mine.ending.signal)) {
        if (connection !== mine) return;
        failures = 0;
        hear(heard);
      }
    } catch {
      // The pages ask more often while nothing is heard.
    }
    if (connection !== mine) return;
    connection = undefined;
    live.clear();
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS);
    settleAfter(pause * (0.5 + Math.random()));
  };
  const settle = (): void => {
    const names = isVisible() ? [...looks.keys()].toSorted().slice(0, MOST) : [];
    if (connection?.names === names.join()) return;
    connection?.ending.abort();
    connection = undefined;
    live.clear();
    if (names.length > 0) void follow(names);
  };
  const settleAfter = (ms: number): void => {
    clearTimeout(due);
    due = setTimeout(settle, ms);
  };
  return {
    /** @param look Called for each change, and when the feed begins */
    watch: (name: string, look: () => void): (() => void) => {
      const resting = restingLook(look, name.includes(':') ? REST_OF_ONE_MS : REST_OF_LIST_MS);
      looks.set(name, (looks.get(name) ?? new Set()).add(resting.look));
      settleAfter(SETTLED_MS);
      return () => {
        resting.stop();
        const others = looks.get(name);
        others?.delete(resting.look);
        if (others?.size === 0) looks.delete(name);
        settleAfter(SETTLED_MS);
      };
    },
    isLive: live.has,
    onLive: live.onChange,
    /** The tab was shown or hidden. */
    wake: (): void => settleAfter(SETTLED_MS),
  };
};
