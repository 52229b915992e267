/** A value from the environment of a service: its parser, and its default. */
export interface Setting<Value> {
  readonly read: (text: string) => Value | undefined;
  /** Used in the error about an invalid value: `a port from 1 to 65535`. */
  readonly expected: string;
  /** Default value; without it the variable is required. */
  readonly otherwise?: Value;
}

type Values<Settings> = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

export const textSetting = (otherwise?: string): Setting<string> => ({
  read: (text) => text || undefined,
  expected: 'a text',
  otherwise,
});

export const wholeNumberSetting = (min: number, max: number, otherwise?: number): Setting<number> => ({
  read: (text) => (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
  expected: `a whole number from ${min} to ${max}`,
  otherwise,
});

export const patternSetting = (pattern: RegExp, expected: string, otherwise?: string): Setting<string> => ({
  read: (text) => (pattern.test(text) ? text : undefined),
  expected,
  otherwise,
});

/** Whoever starts the service must change its environment; the program has no fault. */
export class UnusableSettings extends Error {}

/**
 * Reads all settings at start-up.
 *
 * @throws UnusableSettings that names every missing or invalid variable (never its value, which may be a secret)
 */
export const readSettings = <Settings extends Readonly<Record<string, Setting<unknown>>>>(
  settings: Settings,
  environment: Readonly<Record<string, string | undefined>>,
): Values<Settings> => {
  const faults: string[] = [];
  const values = Object.entries(settings).map(([name, { read, expected, otherwise }]) => {
    const text = environment[name];
    const value = text === undefined ? otherwise : read(text);
    if (value === undefined) faults.push(`${name} must be ${expected}${text === undefined ? ', and is missing' : ''}`);
    return [name, value] as const;
  });
  if (faults.length > 0) throw new UnusableSettings(`environment: ${faults.join('; ')}`);
  return Object.fromEntries(values) as Values<Settings>;
};
