import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { faNumber } from '@pishkhan/fields';
import type { Reach } from '@pishkhan/roles';
import { shown } from '@pishkhan/views';
import { Operation } from '../../../documents/operation.ts';
import { OkPage, OkResponse } from '../../../documents/responses.ts';
import { Access, Granted } from '../../../identity/access.ts';
import { decisionKinds } from '../decision-kinds.ts';
import type { PersonsDecision } from '../decision.ts';
import { decisionRules, rulesMetBy } from '../decision-rules.ts';
import type { DecisionParts } from '../index.ts';
import { pairsAmong, type Pair } from '../pairs.ts';
import { DecisionQuery, PairQuery } from './decisions.dto.ts';
import { pairsOfPersons, shownDecision, type ShownPair } from './decisions.schema.ts';
import { DECISION_PARTS, Decisions } from './decisions.ts';

const MOST = 100;
const pairOf = ({ persons, decisions }: Pair<PersonsDecision>): ShownPair => {
  const listed = decisions.slice(0, MOST);
  return {
    persons: [...persons],
    fa: `دو همکار ${faNumber(decisions.length)} بار پیشنهادهای یکدیگر را تأیید کرده‌اند.`,
    en: `${persons.join(' and ')} confirmed ${decisions.length} proposals of each other.`,
    decisions: decisions.length,
    matters: listed.map(({ matter }) => matter),
    events: listed.flatMap(({ events }) => events.map((each) => ({ ...each }))),
  };
};

/** Decisions of two persons that an auditor examines, in the same columns in every service (1.2, 7.5; S3). */
@ApiTags('conflicts')
@Controller('v1')
export class DecisionsApi {
  constructor(
    @Inject(Decisions) private readonly decisions: Decisions,
    @Inject(DECISION_PARTS) private readonly parts: DecisionParts,
  ) {}

  @Get('persons-decisions')
  @Access({ auditor: 'all' })
  @Operation({
    fa: 'تصمیم‌های اشخاص به جز تعدیل و استرداد و برگشت: چه کسی پیشنهاد داد و چه کسی تأیید کرد، با علت بررسی و رویدادهای پشت آن',
    en: 'Decisions of persons beside corrections, refunds and reversals: who proposed, who confirmed, why it is examined, with its events (S3)',
  })
  @OkPage(shownDecision)
  async list(@Query() query: DecisionQuery, @Granted() { subject }: Reach) {
    const period = this.decisions.periodOf(query);
    const measures = await this.decisions.measures(query, period);
    const { items, next } = await this.decisions.page(subject, query, period, measures);
    return {
      items: items.map((each) => ({
        ...shown(this.parts.view, each),
        title: decisionKinds[each.kind],
        because: rulesMetBy(each, measures).map((rule) => ({ rule, ...decisionRules[rule] })),
      })),
      next,
    };
  }

  @Get('persons-decisions-by-turns')
  @Access({ auditor: 'all' })
  @Operation({
    fa: 'دو نفری که پیشنهادهای یکدیگر را به نوبت تأیید می‌کنند',
    en: 'Two persons who confirm the proposals of each other by turns (S3)',
  })
  @OkResponse(pairsOfPersons)
  async byTurns(@Query() query: PairQuery, @Granted() { subject }: Reach) {
    const period = this.decisions.periodOf(query);
    const { pairDecisions, pairPercent } = query;
    const asked = { pairDecisions, pairPercent };
    const { policy, ...limits } = await this.decisions.limits(asked, period, ['pairDecisions', 'pairPercent']);
    const pairs = pairsAmong(await this.decisions.all(subject, query, period), limits);
    return {
      ...period,
      policy,
      items: pairs.toSorted((one, other) => other.decisions.length - one.decisions.length).map(pairOf),
    };
  }
}
