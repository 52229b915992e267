/** A look at the clock or at a view that is repeated while the service runs; a failed one is reported and repeated. */
export interface RepeatedLook {
  /** Resolves when the look in progress has ended. */
  stop(): Promise<void>;
}

/** @param pauseMs Between two looks, in milliseconds of real time */
export const repeatLook = (
  look: () => Promise<void>,
  { pauseMs, onFault }: { readonly pauseMs: number; readonly onFault: (error: unknown) => void },
): RepeatedLook => {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const later = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = look().catch(onFault).finally(later);
    }, pauseMs).unref();
  };
  later();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
};
