/** As Promise.all, but a failure is told when nothing is under way any more: what started meanwhile can then be ended. */
export const allSettled = async <Results extends readonly unknown[]>(work: readonly [...{ [At in keyof Results]: Promise<Results[At]> | Results[At] }]): Promise<Results> => {
  const outcomes = await Promise.allSettled(work);
  const failed = outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as unknown as Results;
};
