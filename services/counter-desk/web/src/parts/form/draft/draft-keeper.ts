/** Keeps the newest draft a moment after the last change; one request at a time, the newest wins. */
export const draftKeeper = <Draft>(put: (draft: Draft) => Promise<void>, waitMs: number) => {
  let waiting: { readonly draft: Draft } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending: Promise<void> = Promise.resolve();

  /** Sends what waits. What could not be kept waits for the next change. */
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    sending = sending.then(async () => {
      const sent = waiting;
      if (!sent) return;
      waiting = undefined;
      await put(sent.draft).catch(() => {
        waiting ??= sent;
      });
    });
    return sending;
  };
  return {
    change: (draft: Draft): void => {
      waiting = { draft };
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), waitMs);
    },
    flush,
    /** Forgets what waits, and comes after what is being sent. */
    stop: (): Promise<void> => {
      clearTimeout(timer);
      waiting = undefined;
      return sending;
    },
  };
};
