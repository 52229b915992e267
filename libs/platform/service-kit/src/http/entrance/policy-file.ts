import { readFileSync } from 'node:fs';
import { UnusableSettings } from '../../running/settings.ts';

/** A version of a policy that each process reads from a file, because it decides before any store is asked. */
export interface FileVersion {
  readonly version: string;
  /** Business day of its start. */
  readonly effectiveFrom: string;
}

/** What a file must have, for the error. */
export interface Expected<Version> {
  readonly isContentOf: (content: unknown) => content is Version['content' & keyof Version];
  /** `request rates` */
  readonly policy: string;
  /** A sample in `data`. */
  readonly sample: string;
}

/**
 * The versions of a policy file.
 *
 * @param file One version or a list of them
 * @throws UnusableSettings that names the file
 */
export const versionsIn = <Version extends FileVersion>(
  file: string,
  { isContentOf, policy, sample }: Expected<Version>,
): readonly Version[] => {
  const isVersion = (value: unknown): value is Version => {
    const { version, effectiveFrom, content } = value as Partial<FileVersion> & { readonly content?: unknown };
    return typeof version === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom ?? '') && isContentOf(content);
  };
  try {
    const versions = [JSON.parse(readFileSync(file, 'utf8')) as unknown].flat();
    if (versions.length > 0 && versions.every(isVersion)) return versions;
  } catch (cause) {
    throw new UnusableSettings(`the ${policy} in ${file} cannot be read`, { cause });
  }
  throw new UnusableSettings(`${file} is no policy of ${policy}; see ${sample}`);
};

/** The version in force on a day: the latest that has started, else the first. */
export const versionOn = <Version extends FileVersion>(versions: readonly Version[], day: string): Version => {
  const byDay = versions.toSorted((left, right) => left.effectiveFrom.localeCompare(right.effectiveFrom));
  return byDay.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? byDay[0]!;
};
