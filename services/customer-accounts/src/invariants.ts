import { byField, byStream, byType, judge, ofType, type Invariant } from '@pishkhan/event-store';
import { isSamePerson } from '@pishkhan/roles';
import type { PersonChangeApproved, PersonChangeProposed } from './person/domain/person.messages.ts';
import type { ErasureConfirmed, ErasureRequested } from './person/erasure/domain/erasure.messages.ts';
import type { AccountOpened } from './account/domain/account.messages.ts';

/** A bill id identifies one subscription permanently (8.1). */
const billIdsNameOneAccount: Invariant = {
  name: 'a bill id names one account',
  inPersian: 'هر شناسه قبض از یک اشتراک است',
  source: '8.1',
  groupOf: byType({ AccountOpened: byField('billId') }),
  check: (log) => {
    const opened = ofType<AccountOpened['data']>(log, 'AccountOpened', 'account');
    return judge([...Map.groupBy(opened, ({ data }) => data.billId)], ([billId, events]) =>
      events.length > 1 ? `bill id ${billId} names ${events.map(({ stream }) => stream).join(', ')}` : false,
    );
  },
};

/**
 * A changed name or mobile number was approved once, by neither the proposer nor the examiner of the document (A11-6;
 * N8).
 */
const changesOfPersonsHaveTwoPersons: Invariant = {
  name: 'a changed person was proposed by one and approved by another',
  inPersian: 'تغییر مشخصات هر شخص را یک نفر پیشنهاد و نفر دیگری تأیید کرده است',
  source: 'A11-6; N8',
  groupOf: byStream,
  check: (log) => {
    const proposals = ofType<PersonChangeProposed['data']>(log, 'PersonChangeProposed', 'person');
    const proposed = new Map(proposals.map(({ data }) => [data.changeId, data]));
    const approved = ofType<PersonChangeApproved['data']>(log, 'PersonChangeApproved', 'person');
    const versionOf = ({ stream, data }: (typeof approved)[number]) => `${stream} ${data.personVersion}`;
    const byVersion = Map.groupBy(approved, versionOf);
    return judge(approved, (approval) => {
      const { changeId, approvedBy, personVersion } = approval.data;
      const proposal = proposed.get(changeId);
      if (!proposal) return `${approval.stream}: change ${changeId} was approved without a proposal`;
      const { proposedBy, checkedBy = proposedBy } = proposal;
      if ([proposedBy, checkedBy].some((by) => isSamePerson(by, approvedBy)))
        return `${approval.stream}: ${approvedBy} approved the own change ${changeId}`;
      const same = byVersion.get(versionOf(approval))!.length;
      return same > 1 && `${approval.stream}: ${same} approved changes have version ${personVersion}`;
    });
  },
};

/** An erasure was requested by one and confirmed by another, and reported by services that it ordered (A6, 7.5). */
const erasuresHaveTwoPersons: Invariant = {
  name: 'an erasure was requested by one and confirmed by another',
  inPersian: 'حذف اطلاعات هر شخص را یک نفر درخواست و نفر دیگری تأیید کرده است',
  source: 'A6; 7.5',
  groupOf: byType({ ErasureRequested: byField('erasureId'), ErasureConfirmed: byField('erasureId') }),
  check: (log) => {
    const requested = ofType<ErasureRequested['data']>(log, 'ErasureRequested', 'erasure');
    const requesterOf = new Map(requested.map(({ data }) => [data.erasureId, data.requestedBy]));
    return judge(ofType<ErasureConfirmed['data']>(log, 'ErasureConfirmed', 'erasure'), ({ stream, data }) => {
      const requestedBy = requesterOf.get(data.erasureId);
      if (requestedBy === undefined) return `${stream}: erasure ${data.erasureId} was confirmed without a request`;
      return isSamePerson(requestedBy, data.confirmedBy) && `${stream}: ${requestedBy} confirmed the own erasure`;
    });
  },
};

/** Invariants of this service's events; `npm run verify` checks them. */
export const invariants: readonly Invariant[] = [
  billIdsNameOneAccount,
  changesOfPersonsHaveTwoPersons,
  erasuresHaveTwoPersons,
];
