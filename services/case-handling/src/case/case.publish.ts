import { caseClosed, caseOpened, meterVisited } from '@pishkhan/contracts';
import type { PublishMap } from '@pishkhan/service-kit';
import { contractNamed } from './contract-named.ts';
import type { CaseClosed, CaseOpened, MeterVisited, ServiceRequested } from '../engine/case.messages.ts';

/** Private events of cases as other services hear them. */
export const casePublications: PublishMap = {
  CaseOpened: (event) => {
    const { caseId, kind, kindVersion, trackingCode, officeId, accountId, openedOn, fee } =
      event.data as CaseOpened['data'];
    return {
      contract: caseOpened,
      data: { caseId, kind, kindVersion, trackingCode, officeId, accountId, openedOn, feeCharged: fee.amount },
    };
  },
  MeterVisited: (event) => ({ contract: meterVisited, data: event.data as MeterVisited['data'] }),
  ServiceRequested: (event) => {
    const { request, content } = event.data as ServiceRequested['data'];
    const contract = contractNamed(request);
    if (!contract) throw new Error(`a case asked by ${request}, which has no contract here`);
    return { contract, data: content };
  },
  CaseClosed: (event) => {
    const { caseId, kind, officeId, accountId, outcome, answeredInTime, closedOn } = event.data as CaseClosed['data'];
    return { contract: caseClosed, data: { caseId, kind, officeId, accountId, outcome, answeredInTime, closedOn } };
  },
};
