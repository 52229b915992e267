import { decisionWords as words } from './decision.words.ts';

/** Words of the roles that approve. */
export const roleWords = {
  qualifiedRepresentative: words.qualifiedRepresentative,
  headOfSubscriberAffairs: words.headOfSubscriberAffairs,
};

/** Words of what became of a correction. */
export const statusWords = {
  awaitingApproval: words.awaitingApproval,
  fullyApproved: words.fullyApproved,
  posted: words.posted,
  declined: words.declined,
  refused: words.refused,
  withdrawn: words.withdrawn,
  needless: words.needless,
  leftAsIssued: words.leftAsIssued,
};

export const statusTone = {
  awaitingApproval: 'warn',
  fullyApproved: 'good',
  posted: 'good',
  declined: 'bad',
  refused: 'bad',
  withdrawn: '',
  needless: '',
  leftAsIssued: '',
} as const;
