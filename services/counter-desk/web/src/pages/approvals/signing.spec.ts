import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { hashToSign } from './signing.ts';

const proposal = {
  difference: -56_797,
  warnings: [{ kind: 'unusual', fa: 'مصرف زیاد است', en: 'unusual', data: { consumption: 194 } }],
  bills: [{ billNumber: '1-1405-07-1', lines: [{ line: 'gasPrice', before: 345_752, amount: 129_827 }] }],
};
const sha256 = (document: object) => createHash('sha256').update(canonicalize(document)!).digest('hex');
const facts = { ...proposal, warnings: [{ kind: 'unusual', data: { consumption: 194 } }] };
const altered = (figure: number) => ({
  ...proposal,
  bills: [{ ...proposal.bills[0]!, lines: [{ ...proposal.bills[0]!.lines[0]!, amount: figure }] }],
});

describe('the hash that the page signs (7.5)', () => {
  it('7.5: is computed here from the facts that are shown, and is that of the service', async () => {
    expect(await hashToSign({ proposal, hash: sha256(facts) })).toBe(sha256(facts));
  });
  it('7.5: one altered figure and nothing can be signed', async () => {
    expect(await hashToSign({ proposal: altered(129_826), hash: sha256(facts) })).toBeUndefined();
    expect(await hashToSign({ proposal: altered(129_827), hash: sha256(facts) })).toBe(sha256(facts));
  });
  it('7.5: a title that names another account, case or correction than the signed facts cannot be signed', async () => {
    const names = { correctionId: 'c-1', caseId: 'case-1', accountId: '10203040' };
    const named = { ...proposal, ...names };
    const hash = sha256({ ...facts, ...names });
    expect(await hashToSign({ ...names, proposal: named, hash })).toBe(hash);
    for (const other of [{ accountId: '10203041' }, { caseId: 'case-2' }, { correctionId: 'c-2' }])
      expect(await hashToSign({ ...names, ...other, proposal: named, hash })).toBeUndefined();
  });
  it('7.5: another hash, or none, cannot be signed', async () => {
    expect(await hashToSign({ proposal, hash: 'a'.repeat(64) })).toBeUndefined();
    expect(await hashToSign({ proposal })).toBeUndefined();
    expect(await hashToSign({ hash: sha256(facts) })).toBeUndefined();
  });
  it('7.5: a sentence may be worded better; its parameters are signed', async () => {
    const [warning] = proposal.warnings;
    const with_ = (more: object) => ({ ...proposal, warnings: [{ ...warning!, ...more }] });
    expect(await hashToSign({ proposal: with_({ fa: 'مصرف بیش از معمول است' }), hash: sha256(facts) })).toBeDefined();
    expect(await hashToSign({ proposal: with_({ data: { consumption: 19 } }), hash: sha256(facts) })).toBeUndefined();
  });
  it('7.5: a proposal of an earlier release is signed with its sentences', async () => {
    expect(await hashToSign({ proposal, hash: sha256(proposal) })).toBe(sha256(proposal));
    expect(await hashToSign({ proposal: altered(1), hash: sha256(proposal) })).toBeUndefined();
  });
});
