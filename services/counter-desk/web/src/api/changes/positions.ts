const commitOf = (position: string): bigint => BigInt(position.split('-', 1)[0]!);

/** Own writes and reported changes are read: each look has the latest position known of its service (R10). */
const latest = new Map<string, string>();

/** `<commit>-<prepare>`. An answer that comes late does not take a later position back. */
export const reached = (service: string, position: string): void => {
  const before = latest.get(service);
  if (before === undefined || commitOf(position) > commitOf(before)) latest.set(service, position);
};

export const latestOf = (service: string): string | undefined => latest.get(service);
