const PAUSE_MS = 10;

/**
 * Repeats an assertion until it holds, for effects of asynchronous parts.
 *
 * @throws The last failure if it does not hold within `withinMs` (default 5 s)
 */
export const eventually = async <Result>(
  assertion: () => Result | Promise<Result>,
  withinMs = 5_000,
): Promise<Result> => {
  const until = performance.now() + withinMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
};
