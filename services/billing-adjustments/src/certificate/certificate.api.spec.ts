import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineService } from '@pishkhan/service-kit';
import { eventually, get, post, startTestPlatform } from '@pishkhan/testing';
import { certificateGranted, certificateRevoked } from '@pishkhan/contracts';
import { topicOf, type ContractMessage } from '@pishkhan/messages';
import { Value } from 'typebox/value';
import { CertificateApi } from './certificate.api.ts';
import { certificatePublications } from './certificate.publish.ts';
import { certificate } from './domain/certificate.ts';
import { CertificateProposalsApi } from './certificate-proposals.api.ts';
import { certificatesWaiting } from './views/certificates-waiting.view.ts';
import { certificatesOfOffice } from './views/certificates-of-office.view.ts';

const service = defineService({
  name: 'billing-adjustments',
  title: { fa: 'گواهی‌ها', en: 'Certificates' },
  deciders: [certificate],
  views: [certificatesOfOffice, certificatesWaiting],
  publish: certificatePublications,
  reactions: [],
  controllers: [CertificateApi, CertificateProposalsApi],
});
const terms = (subject: string, office: string) => ({
  subject,
  office,
  certificateNumber: `C-${subject}`,
  validFrom: '2026-03-21',
  validTo: '2027-03-20',
});
let platform: Awaited<ReturnType<typeof startTestPlatform>>;
const published: ContractMessage[] = [];
let api: Awaited<ReturnType<typeof platform.start>>;

beforeAll(async () => {
  platform = await startTestPlatform();
  api = await platform.start(service);
  await platform.messages.consume({
    topics: [topicOf('billing-adjustments')],
    group: 'spec',
    handle: async (message) => void published.push(message),
  });
});
afterAll(() => platform.stop());

const list = async (username: string, query = '') =>
  (await api.when(get(`/v1/certificates${query}`).by(username)).then(200)).body.items.map(
    ({ subject }: { subject: string }) => subject,
  );

const reason = 'حکم او دیر رسید';
const propose = (body: ReturnType<typeof terms>) => post('/v1/certificates', { ...body, reason }).by('certifier-1');
const confirm = (subject: string, by = 'head-1') =>
  post(`/v1/certificates/${subject}/C-${subject}/confirmations`).by(by);

describe('certificates over HTTP', () => {
  it('N2, 15.4-41: one officer does not certify alone, and a back-dated certificate needs a reason and the head', async () => {
    const body = terms('representative-101-b', 'office-101');
    await api
      .when(post('/v1/certificates', body).by('certifier-1'))
      .thenRefused(422, 'RetroactiveCertificateMustGiveReason');
    await api.when(propose(body)).then(201);
    const own = confirm('representative-101-b', 'certifier-1');
    await api.when(own).thenRefused(403, 'CertificateConfirmerMustBeAnotherPerson');
    const other = confirm('representative-101-b', 'certifier-2');
    await api.when(other).thenRefused(403, 'CertificateConfirmerMustHoldTheRole');
    await api.when(confirm('representative-101-b', 'clerk-101')).thenRefused(403, 'RoleMustAllow');
    const declines = post('/v1/certificates/representative-101-b/C-representative-101-b/declines', {
      reason: 'مدرک ندارد',
    });
    const { body: after } = await api.when(declines.by('certifier-2')).then(200, [{ type: 'CertificateDeclined' }]);
    expect(after.status).toBe('declined');
    await api.when(confirm('representative-101-b')).thenRefused(409, 'CertificateProposalMustWait');
  });
  it('1.2: a certification officer grants, and is recorded as the issuer', async () => {
    const proposed = await api
      .when(propose(terms('representative-101-a', 'office-101')))
      .then(201, [{ type: 'CertificateProposed' }]);
    expect(proposed.body).toMatchObject({ certificateNumber: 'C-representative-101-a', status: 'waiting' });
    expect(await list('auditor-1')).toEqual([]);
    const { body } = await api.when(get('/v1/certificate-proposals').by('certifier-2')).then(200);
    const proposal = { subject: 'representative-101-a', issuer: 'certifier-1', reason };
    const headOnly = 'گواهی‌ای را که از روزی پیش از تأیید آغاز می‌شود تنها رئیس امور مشترکین تأیید می‌کند';
    expect(body.items).toMatchObject([{ ...proposal, mayNotConfirm: { fa: headOnly } }]);
    const own = await api.when(get('/v1/certificate-proposals').by('certifier-1')).then(200);
    expect(own.body.items[0].mayNotConfirm.fa).toContain('پیشنهاددهنده');
    const ofHead = await api.when(get('/v1/certificate-proposals').by('head-1')).then(200);
    expect(ofHead.body.items).toMatchObject([{ ...proposal, mayNotConfirm: null }]);
    const confirmed = await api.when(confirm('representative-101-a')).then(200, [
      {
        type: 'CertificateGranted',
        data: {
          subject: 'representative-101-a',
          office: 'office-101',
          issuer: 'certifier-1',
          confirmation: { by: 'head-1', retroactiveBecause: reason },
        },
      },
    ]);
    expect(confirmed.body.status).toBe('granted');
    await api.when(propose(terms('representative-102', 'office-102'))).then(201);
    await api.when(confirm('representative-102')).then(200);
    expect((await api.when(get('/v1/certificate-proposals').by('auditor-1')).then(200)).body.items).toEqual([]);
    await api
      .when(
        post('/v1/certificates', { ...terms('representative-102', 'office-102'), office: 'office-101' }).by(
          'certifier-1',
        ),
      )
      .thenRefused(422, 'CertificateNumberMustNotBeReused');
    await api
      .when(post('/v1/certificates', terms('certifier-1', 'office-101')).by('certifier-1'))
      .thenRefused(422, 'IssuerMustNotCertifyHimself');
    await api.when(post('/v1/certificates', terms('head-1', 'office-101')).by('policy-1')).then(403, []);
  });
  it('1.2: a representative sees only the own office, for any request', async () => {
    expect(await list('representative-102')).toEqual(['representative-102']);
    expect(await list('representative-102', '?office=office-101')).toEqual(['representative-102']);
    expect(await list('auditor-1')).toEqual(['representative-101-a', 'representative-102']);
    expect(await list('head-1', '?office=office-101')).toEqual(['representative-101-a']);
    await api.when(get('/v1/certificates').by('clerk-101')).then(403);
  });
  it('1.2: revokes with a reason, from today on', async () => {
    const revoke = post('/v1/certificates/representative-101-a/revocations', { reason: 'left the office' })
      .by('certifier-1')
      .key('revocation-1');
    const revoked = { subject: 'representative-101-a', revoked: ['C-representative-101-a'] };
    expect(
      (
        await api
          .when(revoke)
          .then(200, [{ type: 'CertificateRevoked', data: { reason: 'left the office', revokedOn: '2026-11-22' } }])
      ).body,
    ).toEqual(revoked);
    expect((await api.when(revoke).then(200, [])).body).toEqual(revoked);
    const { body } = await api.when(get('/v1/certificates?office=office-101').by('auditor-1')).then(200);
    expect(body.items).toEqual([
      {
        ...terms('representative-101-a', 'office-101'),
        countyOffice: 'county-1',
        issuer: 'certifier-1',
        confirmation: expect.objectContaining({ by: 'head-1', as: 'headOfSubscriberAffairs' }),
        revokedOn: '2026-11-22',
        reason: 'left the office',
        state: 'revoked',
      },
    ]);
    await api
      .when(post('/v1/certificates/nobody/revocations', { reason: 'never was' }).by('certifier-1'))
      .thenRefused(404, 'CertificateMustExist');
    await api
      .when(post('/v1/certificates/representative-102/revocations', {}).by('certifier-1'))
      .thenRefused(400, 'InvalidInput');
  });
  it('1.2, 15.4-29: other services receive who is certified, for which office and until when, and revocations; not the reason', async () => {
    await eventually(() =>
      expect(published.map(({ type, data }) => ({ type, data }))).toEqual([
        { type: 'CertificateGranted', data: terms('representative-101-a', 'office-101') },
        { type: 'CertificateGranted', data: terms('representative-102', 'office-102') },
        {
          type: 'CertificateRevoked',
          data: {
            subject: 'representative-101-a',
            office: 'office-101',
            certificateNumber: 'C-representative-101-a',
            revokedOn: '2026-11-22',
          },
        },
      ]),
    );
    for (const { type, data } of published)
      expect([
        ...Value.Errors((type === 'CertificateGranted' ? certificateGranted : certificateRevoked).schema, data),
      ]).toEqual([]);
  });
  it('N24: an office of a certificate is a registered counter office, and its county that of the register', async () => {
    const wrong = [
      [{ office: 'county-1' }, 'OfficeMustBeOfTheKind'],
      [{ office: 'office-9' }, 'OfficeMustBeRegistered'],
      [{ countyOffice: 'county-2' }, 'CountyOfACertificateMustBeThatOfTheOffice'],
    ] as const;
    for (const [change, rule] of wrong)
      await api.when(propose({ ...terms('somebody', 'office-101'), ...change })).thenRefused(422, rule);
    await api.when(propose(terms('somebody', 'OFFICE-101'))).thenRefused(400, 'InvalidInput');
    await api.when(propose(terms('representative-201', 'office-201'))).then(201, [{ type: 'CertificateProposed' }]);
    await api
      .when(confirm('representative-201'))
      .then(200, [{ type: 'CertificateGranted', data: { office: 'office-201', countyOffice: 'county-2' } }]);
  });
});
