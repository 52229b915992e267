import { titlesOf } from '@pishkhan/decider';
import { detailOf } from '@pishkhan/fields';
import * as appointmentRules from './contractor/appointment/domain/exchange-appointment.rules.ts';
import * as contractorRules from './contractor/domain/contractor.rules.ts';
import * as zoneRules from './contractor/zone/zone.rules.ts';
import * as publishingRules from '@pishkhan/published-versions';
import * as meterRules from './meter/domain/meter.rules.ts';
import * as installationRules from './meter/installing/domain/installation.rules.ts';
import * as selfReadingRules from './meter/domain/recording/self-reading.rules.ts';
import * as zoneMoveRules from './meter/domain/moving/zone-move.rules.ts';
import * as exchangeRules from './meter/domain/exchanging/exchange.rules.ts';
import * as registerRules from './meter/domain/recording/registers/register-set.rules.ts';
import * as removalRules from './meter/domain/removing/removal.rules.ts';
import * as reviewRules from './meter/domain/reviewing/review.rules.ts';
import * as readingPolicyRules from './review/policy/domain/reading-policy.rules.ts';
import * as roundsOfCountyRules from './contractor/round/opening/domain/rounds-of-county.rules.ts';
import * as readingRoundRules from './contractor/round/domain/reading-round.rules.ts';
import * as readingRouteRules from './contractor/round/route/domain/reading-route.rules.ts';
import * as readingFileRules from './reading-file/domain/reading-file.rules.ts';
import * as bulkReadingFileRules from './reading-file/bulk/domain/bulk-reading-file.rules.ts';
import * as readingFormatRules from './reading-file/format/domain/reading-format.rules.ts';
import * as readingRowRules from './reading-file/domain/reading-row.rules.ts';

const rules = [
  publishingRules,
  meterRules,
  selfReadingRules,
  reviewRules,
  readingFileRules,
  readingRowRules,
  readingPolicyRules,
  contractorRules,
  appointmentRules,
  zoneRules,
  removalRules,
  registerRules,
  exchangeRules,
  installationRules,
  zoneMoveRules,
  readingRouteRules,
  roundsOfCountyRules,
  readingRoundRules,
  readingFormatRules,
  bulkReadingFileRules,
];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);

/** Why, for people: the title of the rule with its named values. */
export const reasonOfRule = (rule: string, data: unknown) => {
  const title = ruleTitles[rule] ?? { fa: rule, en: rule };
  const values = data as Readonly<Record<string, unknown>> | undefined;
  return { fa: detailOf(title.fa, values, 'fa'), en: detailOf(title.en, values, 'en') };
};
