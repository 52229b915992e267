/**
 * Runs work once for all callers of a key that come while it runs for that key. They get the result of the next run,
 * not of the running one, which may lack what was written since it began.
 */
export const sharing = <Result>(work: (key: string) => Promise<Result>): ((key: string) => Promise<Result>) => {
  const running = new Map<string, Promise<Result>>();
  const next = new Map<string, Promise<Result>>();
  const run = (key: string): Promise<Result> => {
    const result = work(key).finally(() => {
      if (running.get(key) === result) running.delete(key);
    });
    running.set(key, result);
    return result;
  };
  const runNext = (key: string, current: Promise<Result>): Promise<Result> => {
    const start = () => {
      next.delete(key);
      return run(key);
    };
    const result = current.then(start, start);
    next.set(key, result);
    return result;
  };
  return (key) => {
    const current = running.get(key);
    return current ? (next.get(key) ?? runNext(key, current)) : run(key);
  };
};
