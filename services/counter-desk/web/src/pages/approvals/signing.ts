import { signedDocument, signedFacts, type Signable } from '@pishkhan/contracts/signed-facts';

/** What the page shows from outside of the proposal although it is signed there. */
interface Named {
  readonly correctionId?: string;
  readonly caseId?: string;
  readonly accountId?: string;
}
interface Offered extends Named {
  readonly hash?: string;
  readonly proposal?: Signable & Named;
}

/** Whether the title names the same correction, case and account as the facts below it. */
const isOfSame = ({ proposal, ...shown }: Offered): boolean =>
  (['correctionId', 'caseId', 'accountId'] as const).every(
    (name) => proposal?.[name] === undefined || shown[name] === proposal[name],
  );

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
export const hashToSign = async (offered: Offered): Promise<string | undefined> => {
  const { hash, proposal } = offered;
  if (hash === undefined || proposal === undefined || !isOfSame(offered)) return undefined;
  const shown = await sha256(signedFacts(proposal));
  if (shown === hash) return shown;
  // Proposals of earlier releases were signed with their sentences.
  const whole = await sha256(signedDocument(proposal));
  return whole === hash ? whole : undefined;
};
