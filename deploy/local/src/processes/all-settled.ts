/**
 * Waits for all, as Promise.all does, but a failure is told when nothing is under way any more: what started meanwhile
 * can then be ended.
 */
export const allSettled = async (work: readonly Promise<unknown>[]): Promise<void> => {
  const failed = (await Promise.allSettled(work)).find(
    (outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected',
  );
  if (failed) throw failed.reason;
};
