import { billClosedOn, billsOf, faultNamed, type World } from './world.ts';

export interface OpenedCase {
  readonly caseId: string;
  readonly trackingCode: string;
  readonly answerBy: string;
  readonly feeCharged: number;
}

/** 3: the clerk registers the objection; invalid registrations are rejected by name (A6-1, B3-5, A6-5). */
export const registration = async (world: World): Promise<OpenedCase> => {
  const { tell } = world;
  const clerk = world.cases('clerk-101');
  const misread = faultNamed('misreadDigit');
  const bill = await billClosedOn(world, misread.accountId, misread.readOn);

  tell.step('A clerk registers a bill review on the last day of the payment deadline (A6-1, B3-5)');
  const key = 'journey-open-bill-review';
  const request = {
    kind: 'bill-review',
    billNumber: bill.billNumber,
    objection: 'readFigure',
    remarks: 'رقم قرائت‌شده با کنتور نمی‌خواند',
  };
  const answer = await clerk.request('POST', '/v1/cases', { body: request, key });
  const opened = answer.body as OpenedCase;
  tell.expect('answered', answer.status, 201);
  tell.say(`tracking code ${opened.trackingCode}, fee collected ${opened.feeCharged} rial`);
  tell.expect(
    'to be answered within 3 working days of 1405-09-01, that is by 1405-09-04 (A6-5, 10.5)',
    opened.answerBy,
    '2026-11-25',
  );
  tell.expect('fee by the sample schedule (13.4)', opened.feeCharged, 35_000);

  tell.step('The same command sent twice has one effect; the same key for another command is rejected');
  const repeated = await clerk.request('POST', '/v1/cases', { body: request, key });
  tell.expect('the second response is the first', JSON.stringify(repeated.body), JSON.stringify(opened));
  tell.expect('with its position', repeated.headers.get('x-position'), answer.headers.get('x-position'));
  tell.expect('and says so', repeated.headers.get('idempotency-repeated'), 'true');
  tell.expectRefused(
    'the key with another body',
    await clerk.request('POST', '/v1/cases', { body: { ...request, objection: 'gasPrice' }, key }),
    422,
    'IdempotencyKeyMustNotBeReused',
  );
  tell.expectRefused(
    'the key for a note in the case (N9)',
    await clerk.request('POST', `/v1/cases/${opened.caseId}/notes`, { body: { text: 'مدرک پیوست است' }, key }),
    422,
    'IdempotencyKeyMustNotBeReused',
  );

  tell.step('Invalid registrations are rejected by name');
  const late = (await billsOf(world, misread.accountId)).find((candidate) => candidate.paymentDeadline < '2026-11-22')!;
  tell.expectRefused(
    'an objection after the payment deadline',
    await clerk.request('POST', '/v1/cases', { body: { ...request, billNumber: late.billNumber } }),
    422,
    'ObjectionMustPrecedePaymentDeadline',
  );
  const wrongType = await clerk.request('POST', '/v1/cases', { body: { ...request, billNumber: 7 } });
  tell.expectRefused('a number where text belongs', wrongType, 400, 'InvalidInput');
  tell.expect('the field is named', wrongType.body.errors?.[0]?.field, 'billNumber');
  tell.expectRefused(
    'a bill that was never issued',
    await clerk.request('POST', '/v1/cases', { body: { ...request, billNumber: 'no-such-bill' } }),
    409,
    'BillMustBeKnown',
  );
  tell.expectRefused(
    'a token without the role',
    await world.cases('bank-1').request('POST', '/v1/cases', { body: request }),
    403,
    'RoleMustAllow',
  );
  const nobody = await fetch(`${world.instance.urlOf('case-handling')}/v1/cases/${opened.caseId}`);
  tell.expect('no token', nobody.status, 401);
  tell.expectRefused(
    'a token of the other office',
    await world.cases('clerk-102').request('GET', `/v1/cases/${opened.caseId}`),
    404,
    'CaseMustBeKnown',
  );
  return opened;
};
