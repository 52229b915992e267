/**
 * So many events that mean nothing to a follower of the log may pass before it saves where it is: they cost nothing
 * when they come again.
 */
const UNSAVED = 500;

/**
 * Whether a follower saves its position after a batch: after one that meant something, after one without events, and
 * once many have passed.
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
