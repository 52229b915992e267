const DEPTH = 5;

const within = (value: unknown, depth: number): readonly string[] => {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => within(each, depth - 1));
  return Object.entries(value).flatMap(([name, each]: [string, unknown]) =>
    name === 'barred' && Array.isArray(each) ? each.map(String) : within(each, depth - 1),
  );
};

/**
 * The persons about whom a record is, in lower case: those whom its first event names as barred. They never see it
 * (A5-1).
 */
export const barredIn = (data: unknown): string[] => [
  ...new Set(within(data, DEPTH).map((subject) => subject.toLowerCase())),
];
