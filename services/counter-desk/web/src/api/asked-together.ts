/** So many names are asked at once. */
export const MOST_AT_ONCE = 100;

type Ask = (subjects: readonly string[]) => Promise<Readonly<Record<string, string>>>;

/**
 * Names of persons, asked together for all who are on a page.
 *
 * @param wait Calls back when the page has said all its persons
 */
export const askedTogether = (ask: Ask, wait: (then: () => void) => void) => {
  let waiting = new Map<string, PromiseWithResolvers<string | undefined>>();
  const askAll = (): void => {
    const all = [...waiting];
    waiting = new Map();
    for (let from = 0; from < all.length; from += MOST_AT_ONCE) {
      const some = all.slice(from, from + MOST_AT_ONCE);
      ask(some.map(([subject]) => subject)).then(
        (names) => some.forEach(([subject, { resolve }]) => resolve(names[subject])),
        (error: unknown) => some.forEach(([, { reject }]) => reject(error)),
      );
    }
  };
  return (subject: string): Promise<string | undefined> => {
    if (waiting.size === 0) wait(askAll);
    const named = waiting.get(subject) ?? Promise.withResolvers<string | undefined>();
    waiting.set(subject, named);
    return named.promise;
  };
};
