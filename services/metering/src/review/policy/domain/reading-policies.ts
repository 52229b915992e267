import { indexJudgement } from '@pishkhan/consumption';
import { readingRounds } from '../../../contractor/round/domain/reading-rounds.policy.ts';
import { meterTypes } from '../../../meter/domain/recording/registers/meter-types.policy.ts';
import { unreadPeriods } from '../../unread/domain/unread-periods.policy.ts';

/** The policies of this service by name. */
export const readingPolicies = {
  'index-judgement': indexJudgement,
  'reading-rounds': readingRounds,
  'unread-periods': unreadPeriods,
  'meter-types': meterTypes,
} as const;
