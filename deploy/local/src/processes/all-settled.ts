/** Like Promise.all, but rejects only after all have settled, so that the caller can stop what started meanwhile. */
export const allSettled = async (work: readonly Promise<unknown>[]): Promise<void> => {
  const failed = (await Promise.allSettled(work)).find(
    (outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected',
  );
  if (failed) throw failed.reason;
};
