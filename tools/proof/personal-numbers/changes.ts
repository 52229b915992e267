import { post, type Answer, type TestRequest } from '@pishkhan/testing';
import type { Seeded } from './people.ts';

type Send = (request: TestRequest, expected: readonly number[]) => Promise<Answer>;

/** Another mobile number is proposed, refused a second time and approved (N8). */
export const changeMobile = async (send: Send, { fileNumber, newMobile: mobile }: Seeded): Promise<void> => {
  const path = `/v1/accounts/${fileNumber}/person-changes`;
  const change = { mobile, document: 'nationalCard', documentNumber: 'ک/۱۲', documentIssuedOn: '2024-08-22' };
  const { body } = await send(post(path, change).by('clerk-101'), [201]);
  await send(post(path, change).by('clerk-101'), [409]);
  await send(post(`${path}/${body.changeId}/approvals`, {}).by('head-1'), [200]);
  await send(post(path, change).by('clerk-101'), [422]);
};
