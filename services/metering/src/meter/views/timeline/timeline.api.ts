import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { identifier } from '@pishkhan/fields';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  dto,
  Granted,
  LookUps,
  maskable,
  missing,
  mustBeWithin,
  ofHousehold,
  OkResponse,
  Operation,
  PersonalData,
  Reads,
} from '@pishkhan/service-kit';
import { civilDate, list, orNull, shown, shownSchemaOf, text, titled } from '@pishkhan/views';
import { Type, type TSchema } from 'typebox';
import { countyOfAccount } from '../../../copies/county-of-account.view.ts';
import { connectionStateTitles } from '../../leaving/exchanging/absences.ts';
import { connectionMustExist } from '../../installing/domain/installation.rules.ts';
import { daysOfConnection } from './days-of-connection.ts';
import { metersOfConnection } from './meters-of-connection.view.ts';

class ConnectionPath extends dto({
  accountId: identifier({ fa: 'شماره اشتراک', en: 'account' }, { example: '10203040' }),
}) {}

const days = Type.Object(
  {
    from: orNull(civilDate('first day; null for the days before the first installation')),
    until: orNull(civilDate('the day after the last one; null if it goes on')),
    meterId: orNull(text('meter that measured the connection; null for an absence')),
    state: titled('one meter, or why there is none', connectionStateTitles),
  },
  { $id: 'DaysOfConnection' },
);
const shownMeters: TSchema & { readonly properties?: object } = shownSchemaOf(metersOfConnection);
/** On which days which meter measured it; what the meters showed needs a reason (N7). */
const maskableTimeline = maskable(
  {
    ...shownMeters,
    properties: { ...shownMeters.properties, days: list('every day with one meter or one named absence', days) },
  },
  ['accountId', 'days'],
);

@ApiTags('meters of a connection')
@Controller('v1/accounts')
export class TimelineApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  @Get(':accountId/meters')
  @Access({
    counterClerk: 'anyByIdentifier',
    qualifiedRepresentative: 'anyByIdentifier',
    headOfSubscriberAffairs: 'ownCounty',
    subscriberAffairsOfficer: 'ownCounty',
    fieldExpert: 'ownCounty',
    connectionsUnit: 'ownCounty',
    auditor: 'all',
  })
  @PersonalData('withReason')
  @Operation({
    fa: 'کنتورهای یک اشتراک از آغاز: نصب، تعویض، برداشت، آزمایش و روزهای بی‌کنتور',
    en: 'Meters of an account from the beginning: installations, exchanges, removals, tests and days without one',
  })
  @OkResponse(maskableTimeline.schema)
  async timeline(@Param() { accountId }: ConnectionPath, @Granted() reach: Reach) {
    const [known, place] = await Promise.all([
      this.reads.find(metersOfConnection, accountId),
      this.reads.find(countyOfAccount, accountId),
    ]);
    if (!known && !place) throw missing(connectionMustExist.rule, { id: accountId });
    const placed = place ? { countyOffice: place.countyOffice } : {};
    mustBeWithin(reach, placed, connectionMustExist.rule, accountId);
    const meters = known ? shown(metersOfConnection, known).meters : [];
    const form = await this.lookUps.record({ ...ofHousehold(accountId, place?.countyOffice), rows: 1 });
    return maskableTimeline.as(form, { accountId, meters, days: daysOfConnection(meters) });
  }
}
