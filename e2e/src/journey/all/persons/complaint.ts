import type { World } from '../../world.ts';

/** A5: a complaint is referred to a section, replied to, and the applicant is contacted before the case closes. */
export const complaint = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A complaint is referred, replied to by the section, and the applicant is informed (A5-1…A5-4)');
  const request = {
    kind: 'complaint',
    subject: 'behaviour',
    complaint: 'مأمور قرائت پاسخ نداد',
    complainedOf: 'representative-101-b',
    countyOffice: 'county-1',
    applicantName: 'پرویز رضایی',
    mobile: '09123456789',
  };
  const opened = await world.cases('clerk-101').post<{ caseId: string; trackingCode: string }>('/v1/cases', request);
  const path = `/v1/cases/${opened.caseId}`;
  tell.expect(
    'the person complained of cannot read it',
    (await world.cases('representative-101-b').request('GET', path)).status,
    404,
  );
  await world.cases('office-head-1').post(`${path}/decisions`, {
    answer: 'referred',
    unit: 'REPAIRS',
    reason: 'به تعمیرات مربوط است',
  });
  await world.cases('repairs-1').post(`${path}/decisions`, {
    answer: 'replied',
    reply: 'با همکار ما صحبت شد',
    reason: 'بررسی شد',
  });
  const closed = await world.cases('clerk-101').post<{ state: string; outcome: string }>(`${path}/notices`, {
    channel: 'phone',
    remarks: 'تلفنی اعلام شد',
  });
  tell.expect('the case is', [closed.state, closed.outcome], ['closed', 'replied']);
};
