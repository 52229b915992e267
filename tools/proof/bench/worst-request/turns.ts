/** CPU time of this thread, in milliseconds; a machine under load changes it little. */
const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

export interface Turns {
  /** CPU time of the longest turn of the event loop. */
  readonly longestMs: number;
  /** CPU time of all turns. */
  readonly totalMs: number;
}

/** Measures each turn of the event loop until it is stopped: an immediate runs once in every turn. */
export const watchTurns = (): (() => Turns) => {
  let running = true;
  let longestMs = 0;
  const began = cpuMs();
  let before = began;
  const look = () => {
    const now = cpuMs();
    longestMs = Math.max(longestMs, now - before);
    before = now;
    if (running) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    running = false;
    look();
    return { longestMs, totalMs: cpuMs() - began };
  };
};
