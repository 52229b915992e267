/** Number of skipped events after which a follower saves its position: repeating them costs nothing. */
const UNSAVED = 500;

/**
 * Decides whether a follower saves its position after a batch: after a handled event, after a batch without events, and
 * after many skipped events.
 */
export const savingOf = () => {
  let passed = 0;
  return (events: number, meantSomething: boolean): boolean => {
    passed += events;
    if (!meantSomething && events > 0 && passed < UNSAVED) return false;
    passed = 0;
    return true;
  };
};

/** Whether a follower should save now what it has reached. What is not saved yet is repeated after a crash. */
export type SaveDue = () => boolean;

/** Due at most once in this time. */
export const dueEvery = (ms: number): SaveDue => {
  let savedAt = -Infinity;
  return () => {
    const now = performance.now();
    const isDue = now - savedAt >= ms;
    if (isDue) savedAt = now;
    return isDue;
  };
};
