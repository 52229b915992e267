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
