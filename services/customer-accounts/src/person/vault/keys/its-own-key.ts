import { sealedAnew } from '@pishkhan/identifiers';
import { FileDamaged, type DurableFile } from '@pishkhan/event-store';
import type { VaultKeys } from './vault-keys.ts';

interface SubjectRow {
  readonly id: string;
  readonly wrapped_key: Uint8Array;
}

/**
 * With another master key no stored person would be found, and new ones would be sealed apart from them (N11). The
 * vault of a release without the fingerprint shows by a person whether it is the right key. A newer key of the file
 * wraps the keys of all subjects first (ASVS 11.1.1).
 *
 * @throws FileDamaged
 */
export const mustBeSealedWith = (keys: VaultKeys, file: DurableFile, path: string): void => {
  const stored = file.sql('SELECT fingerprint FROM master_key').get() as { fingerprint: Uint8Array } | undefined;
  const anybody = file.sql('SELECT id, wrapped_key FROM subject LIMIT 1').get() as SubjectRow | undefined;
  const place = stored ? keys.placeOf(stored.fingerprint) : opens(keys, anybody) && 'former';
  if (!place)
    throw new FileDamaged(path, 'its persons are sealed with another master key than that of PISHKHAN_VAULT_KEY_FILE', {
      remedy: 'Put the key file of this vault back from your copy.',
    });
  if (place !== 'inForce') file.together(() => wrapAnew(keys, file));
};

/** In one transaction: a killed process leaves the former key in force, and the next start begins again. */
const wrapAnew = (keys: VaultKeys, file: DurableFile): void => {
  const subjects = file.sql('SELECT id, wrapped_key FROM subject').all() as { id: string; wrapped_key: Uint8Array }[];
  for (const { id, wrapped_key: wrapped } of subjects) {
    const anew = sealedAnew(keys.wrapping, wrapped, id);
    if (anew) file.sql('UPDATE subject SET wrapped_key = ? WHERE id = ?').run(anew, id);
  }
  file.sql('INSERT OR REPLACE INTO master_key VALUES (1, ?)').run(keys.fingerprints.at(-1)!);
};

const opens = (keys: VaultKeys, subject: SubjectRow | undefined): boolean => {
  try {
    if (subject) keys.sealOf(subject.id, subject.wrapped_key);
    return true;
  } catch {
    return false;
  }
};
