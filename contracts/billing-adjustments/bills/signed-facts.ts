import canonicalize from 'canonicalize';

interface Coded {
  readonly kind: string;
}
interface Warned extends Coded {
  readonly data?: unknown;
}

/** The parts of a proposed correction whose sentences are not signed. */
export interface Signable {
  readonly warnings: readonly Warned[];
  readonly override?: { readonly findings: readonly Coded[] };
}

/** What is signed of a warning: its code and its parameters, not its words. */
export const codedWarning = ({ kind, data }: Warned): object => ({ kind, ...(data !== undefined && { data }) });

/**
 * The facts of a proposal as RFC 8785 JSON: their SHA-256 in hex is the hash that approvers sign (version 2). Pure
 * JavaScript, because the browser computes it from what it shows.
 */
export const signedFacts = (
  { override, ...proposal }: Signable,
  warnings: readonly object[] = proposal.warnings.map(codedWarning),
): string =>
  canonicalize({
    ...proposal,
    warnings,
    ...(override && { override: { ...override, findings: override.findings.map(({ kind }) => kind) } }),
  })!;

/** What version 1 signed: the whole document, with its sentences. */
export const signedDocument = (proposal: object): string => canonicalize(proposal)!;
