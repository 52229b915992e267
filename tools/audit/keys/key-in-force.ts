import { keyNameOf, masterKeysIn } from '@pishkhan/identifiers';

const nameOf = (key: Uint8Array): string => keyNameOf(key).toString('hex');

/** One line about a key file, without its keys. @throws RangeError */
export const keyInForce = (content: Uint8Array): string => {
  const { ring, replaced } = masterKeysIn(content);
  const name = `key ${nameOf(ring.at(-1)!)} is in force`;
  if (!replaced) return `${name}, the first one`;
  const former = ring.slice(0, -1).map(nameOf).join(', ');
  return `${name} since ${replaced.at}, by ${replaced.by} and ${replaced.second}: ${replaced.reason}. It replaced ${former}`;
};
