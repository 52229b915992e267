import type { World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';

interface Listed {
  readonly items: readonly { readonly caseId: string; readonly reason?: string }[];
}

/** 15.4-49: a withdrawn case leaves every list, its visit is called back; a closed complaint is opened again. */
export const withdrawal = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A withdrawn case: its visit is called back, and the applicant gets a confirmation (15.4-49, 15.4-21)');
  const { subscriber } = await billedSubscriber(world, '20000649', 'آرمان سپهری');
  const [clerk, expert] = [world.cases('clerk-101'), world.cases('expert-1')];
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', {
    kind: 'meter-visit',
    accountId: subscriber.accountId,
    reason: 'مصرف زیاد است',
  });
  const listed = async (path: string, by = clerk): Promise<boolean> =>
    (await by.get<Listed>(path)).items.some((item) => item.caseId === caseId);
  const path = `/v1/cases/${caseId}`;
  const withdrawn = await clerk.post<{ state: string }>(`${path}/withdrawals`, { reason: 'نشتی لوله پیدا شد' });
  tell.expect('the case is', withdrawn.state, 'withdrawn');
  tell.expect("in the expert's worklist", await listed('/v1/worklist?limit=200', expert), false);
  tell.expect('among the open cases', await listed('/v1/cases?state=open&limit=200'), false);
  tell.expect('among the confirmations to give', await listed('/v1/cases?state=withdrawn&limit=200'), true);
  tell.expect('the expert reads that the visit is called back', await listed('/v1/called-back-orders', expert), true);
  const closed = await clerk.post<{ state: string; outcome: string }>(`${path}/notices`, { channel: 'phone' });
  tell.expect('after the confirmation', [closed.state, closed.outcome], ['closed', 'withdrawn']);
  await reopenedComplaint(world);
};

const reopenedComplaint = async ({ tell, cases }: World): Promise<void> => {
  tell.step('A closed complaint is opened again, with deadlines of its own (15.4-49)');
  const clerk = cases('clerk-101');
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', {
    kind: 'complaint',
    subject: 'lackOfCooperation',
    complaint: 'به تلفن پاسخ داده نشد',
    countyOffice: 'county-1',
    applicantName: 'پرویز رضایی',
    mobile: '09123456789',
  });
  const path = `/v1/cases/${caseId}`;
  const referred = { answer: 'referred', unit: 'REPAIRS', reason: 'به تعمیرات مربوط است' };
  await cases('office-head-1').post(`${path}/decisions`, referred);
  const replied = { answer: 'replied', reply: 'با همکار ما صحبت شد', reason: 'بررسی شد' };
  await cases('repairs-1').post(`${path}/decisions`, replied);
  await clerk.post(`${path}/notices`, { channel: 'phone' });
  const reopened = await clerk.post<{ state: string; stage: string }>(`${path}/reopenings`, {
    reason: 'متقاضی گفت کسی تماس نگرفته است',
  });
  tell.expect('the case is', [reopened.state, reopened.stage], ['open', 'referral']);
  const { clocks } = await clerk.get<{ clocks: readonly { clock: string; beforeReopening: boolean }[] }>(path);
  const deadlines = clocks.filter(({ beforeReopening }) => !beforeReopening).map(({ clock }) => clock);
  tell.expect('deadlines that count anew', deadlines.toSorted(), ['answer', 'referral']);
};
