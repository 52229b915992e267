import { indexJudgement } from '@pishkhan/consumption';

/** The policies of this service by name. */
export const readingPolicies = { 'index-judgement': indexJudgement } as const;
