/** Runs the work of a key in call order, never concurrently; work on other keys does not wait for it. */
export const turnsOfKeys = () => {
  const last = new Map<string, Promise<unknown>>();
  return <Result>(keys: readonly string[], work: () => Promise<Result>): Promise<Result> => {
    const before = [...new Set(keys.flatMap((key) => last.get(key) ?? []))];
    const result = before.length === 0 ? Promise.resolve().then(work) : Promise.all(before).then(work);
    const settled = result
      .catch(() => {})
      .then(() => {
        for (const key of keys) if (last.get(key) === settled) last.delete(key);
      });
    for (const key of keys) last.set(key, settled);
    return result;
  };
};
