import { FileDamaged, type DurableFile } from '@pishkhan/event-store';
import type { VaultKeys } from './vault-keys.ts';

interface SubjectRow {
  readonly id: string;
  readonly wrapped_key: Uint8Array;
}

/**
 * With another master key no stored person would be found, and new ones would be sealed apart from them (N11). The
 * vault of a release without the fingerprint shows by a person whether it is the right key.
 *
 * @throws FileDamaged
 */
export const mustBeSealedWith = (keys: VaultKeys, file: DurableFile, path: string): void => {
  const stored = file.sql('SELECT fingerprint FROM master_key').get() as { fingerprint: Uint8Array } | undefined;
  const anybody = file.sql('SELECT id, wrapped_key FROM subject LIMIT 1').get() as SubjectRow | undefined;
  const isIts = stored ? Buffer.compare(stored.fingerprint, keys.fingerprint) === 0 : opens(keys, anybody);
  if (!isIts)
    throw new FileDamaged(path, 'its persons are sealed with another master key than that of PISHKHAN_VAULT_KEY_FILE', {
      remedy: 'Put the key file of this vault back from your copy.',
    });
  if (!stored) file.together(() => void file.sql('INSERT INTO master_key VALUES (1, ?)').run(keys.fingerprint));
};

const opens = (keys: VaultKeys, subject: SubjectRow | undefined): boolean => {
  try {
    if (subject) keys.sealOf(subject.id, subject.wrapped_key);
    return true;
  } catch {
    return false;
  }
};
