import { signedDocument, signedFacts, type Signable } from '@pishkhan/contracts/signed-facts';

interface Offered {
  readonly hash?: string;
  readonly proposal?: Signable;
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/**
 * The hash of what this page shows, computed here; undefined if it is not the one that the service asks to be signed. A
 * page that shows other figures cannot sign (7.5).
 *
 * @param offered The same object that the page renders
 */
export const hashToSign = async ({ hash, proposal }: Offered): Promise<string | undefined> => {
  if (hash === undefined || proposal === undefined) return undefined;
  const shown = await sha256(signedFacts(proposal));
  if (shown === hash) return shown;
  // Proposals of earlier releases were signed with their sentences.
  const whole = await sha256(signedDocument(proposal));
  return whole === hash ? whole : undefined;
};
