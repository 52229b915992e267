import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, OkPage, OkResponse, Operation } from '@pishkhan/service-kit';
import { shown } from '@pishkhan/views';
import { Conflicts } from './conflicts.ts';
import { ConflictQuery, PeerQuery } from './conflicts.dto.ts';
import { amongPeersPage, conflict, type AmongPeersReport, type AmongPeersRow } from './conflicts.schema.ts';
import { conflictRules, conflictsOf } from './decisions/conflict-rules.ts';
import { moneyDecisions } from './decisions/money-decisions.view.ts';
import type { AmongPeers } from './decisions/peers.ts';
import { explained } from './peer-words.ts';

const MOST = 100;
const peerOf = (found: AmongPeers): AmongPeersRow => {
  const { decisions, measure, persons, ...row } = found;
  const listed = decisions.slice(0, MOST);
  return {
    ...row,
    ...explained(found),
    persons: [...persons],
    ...(measure && { measure: { median: measure.median, deviation: measure.deviation, peers: measure.peers } }),
    matters: listed.map(({ matter }) => matter),
    decisions: decisions.length,
    events: listed.flatMap(({ events }) => events.map((each) => ({ ...each }))),
  };
};

/** Decisions about money that an auditor examines (1.2, 7.5; S3). */
@ApiTags('conflicts')
@Controller('v1')
export class ConflictsApi {
  constructor(@Inject(Conflicts) private readonly conflicts: Conflicts) {}

  @Get('conflicts')
  @Access({ auditor: 'all' })
  @Operation({
    fa: 'تصمیم‌های مالی که باید بررسی شود: حساب خود، تأیید سریع، جانشین، پذیرش با وجود هشدار، استرداد و برگشت، نزدیک سقف؛ با رویدادهای پشت آن',
    en: 'Decisions about money to examine: own account, quick approval, stand-in, override, money back, near or split around a bound; each with its events (S3)',
  })
  @OkPage(conflict)
  async list(@Query() query: ConflictQuery) {
    const period = this.conflicts.periodOf(query);
    const measures = await this.conflicts.measuresOn(period.to);
    const { items, next } = await this.conflicts.page(query, period, measures);
    return {
      items: items.map((each) => ({
        ...shown(moneyDecisions, each),
        because: (measures ? conflictsOf(each, measures) : []).map((rule) => ({ rule, ...conflictRules[rule] })),
      })),
      next,
    };
  }

  @Get('conflicts-among-peers')
  @Access({ auditor: 'all' })
  @Operation({
    fa: 'اشخاص و دفترهایی که بستانکاری آن‌ها از همتایان بسیار بیشتر است، و دو نفری که پیشنهادهای یکدیگر را تأیید می‌کنند',
    en: 'Persons and offices with credits far above their peers, and two persons who sign for each other (S3)',
  })
  @OkResponse(amongPeersPage)
  async amongPeers(@Query() query: PeerQuery): Promise<AmongPeersReport> {
    const period = this.conflicts.periodOf(query);
    const { policy, items } = await this.conflicts.amongPeers(query, period);
    return { ...period, ...(policy !== undefined && { policy }), items: items.map(peerOf) };
  }
}
