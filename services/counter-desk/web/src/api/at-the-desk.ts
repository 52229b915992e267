/**
 * How long after the last key or touch a request still is one of the person; a feed alone does not keep a desk
 * unlocked.
 */
const BY_PERSON_MS = 60_000;

/**
 * Who is at the desk, and whether anybody is: said with every request, so that feeds do not keep a desk unlocked, and a
 * tab of the one who left does not act for the next person.
 *
 * @param now Milliseconds since the page began
 */
export const deskOf = (now: () => number) => {
  let actedAt = now();
  let person: string | undefined;
  return {
    acted: (): void => {
      actedAt = now();
    },
    isOf: (subject: string): void => {
      person = subject;
    },
    headers: (): Record<string, string> => ({
      ...(now() - actedAt > BY_PERSON_MS && { 'x-desk-background': '1' }),
      ...(person !== undefined && { 'x-desk-person': encodeURIComponent(person) }),
    }),
  };
};

export const atTheDesk = deskOf(() => performance.now());

/** Keys and touches anywhere on the page. */
export const watchActs = (): void => {
  for (const act of ['keydown', 'pointerdown', 'wheel'])
    addEventListener(act, atTheDesk.acted, { capture: true, passive: true });
};
