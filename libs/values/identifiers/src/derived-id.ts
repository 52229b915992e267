import { v5 } from 'uuid';

const pishkhan = 'b1f2f9f0-1f0a-5c5e-9d3b-3a8e6f4c7d21';

/**
 * UUIDv5 in the project's namespace. The same parts always yield the same id; parts are joined so that `a,bc` and
 * `ab,c` differ.
 */
export const derivedId = (...parts: readonly string[]): string => v5(JSON.stringify(parts), pishkhan);
