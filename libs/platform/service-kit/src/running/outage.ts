const outages = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'SQLITE_BUSY']);
const outageNames =
  /^(Mongo(ose)?(Network|ServerSelection|NotConnected|Topology|OperationTimeout|PoolClosed|PoolCleared|NotPrimary).*|.*Un(available|reachable).*|.*Timeout(Error|Expired)?|Kafka.*|.*IsClosed|.*Closed(Error)?|CheckpointMovedOn|DocumentMovedOn|WrongExpectedRevision)$/;

/**
 * Store, broker or database do not answer, or another process got there first: the same work may succeed later, and
 * nothing is wrong with what was asked.
 */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  const labels = 'errorLabels' in error && Array.isArray(error.errorLabels) ? error.errorLabels : [];
  if (labels.some((label) => label === 'TransientTransactionError' || label === 'RetryableWriteError')) return true;
  return (
    outages.has(code) ||
    outageNames.test(error.name) ||
    (error.cause !== undefined && error.cause !== error && isOutage(error.cause))
  );
};
