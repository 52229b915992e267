import { expect, it } from '@jest/globals';
import { fold } from '@pishkhan/decider';
import { readFileSync } from 'node:fs';
import type { CertificateEvent } from '../domain/certificate.messages.ts';
import { certificate } from '../domain/certificate.ts';

const sample = (type: CertificateEvent['type']) =>
  JSON.parse(readFileSync(new URL(`${type}.v1.json`, import.meta.url), 'utf8')) as CertificateEvent;

it('1.2: CertificateGranted v1 and CertificateRevoked v1 replay', () => {
  const granted = sample('CertificateGranted');
  expect(fold(certificate, [granted, sample('CertificateRevoked')])).toEqual({
    certificates: [{ ...granted.data, revokedOn: '2026-10-01' }],
  });
});
