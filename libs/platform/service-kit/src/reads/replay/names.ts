/** Members of an event whose value somebody may type to find it. */
const identifier = /(?:Id|Number|Code|Serial|Reference)$|^(?:serial|reference|subject|username)$/;
const LONGEST = 100;
const MOST = 20;
const DEPTH = 2;

const within = (value: unknown, depth: number): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, each]) => {
        if (typeof each === 'string') return identifier.test(name) && each.length <= LONGEST ? [each] : [];
        return depth > 1 ? within(each, depth - 1) : [];
      })
    : [];

/** The identifiers of a record by its first event: its id, and those that the event names. */
export const namesIn = (id: string, data: unknown): string[] =>
  [...new Set([id, ...within(data, DEPTH)])].slice(0, MOST);
