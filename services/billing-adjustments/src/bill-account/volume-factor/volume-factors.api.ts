import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isWithin, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import { Access, Granted, OkPage, Operation, PersonalData, Reads, watchable, type Page } from '@pishkhan/service-kit';
import { shown, shownSchemaOf, trusted, type Shown } from '@pishkhan/views';
import { volumeFactorMustExist } from '../domain/metering/factor/volume-factor.rules.ts';
import { countyOfAccount } from '../views/county-of-account.view.ts';
import { VolumeFactorsQuery } from './volume-factor.dto.ts';
import { volumeFactors } from './volume-factors.view.ts';

const readers = {
  headOfSubscriberAffairs: 'ownCounty',
  subscriberAffairsOfficer: 'ownCounty',
  receivablesOfficer: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;

/** The county of each account that is known. */
const countiesOf = async (
  models: Pick<Reads, 'model'>,
  items: readonly { readonly accountId: string }[],
): Promise<ReadonlyMap<string, string>> => {
  const accounts = [...new Set(items.map(({ accountId }) => accountId))];
  const known = await models.model(countyOfAccount).find({ _id: trusted({ $in: accounts }) });
  return new Map(known.map(({ _id, countyOffice }) => [_id, countyOffice]));
};

/** What a reader of volume factors may watch (ADR 0110). */
export const watchedFactors = watchable({
  one: 'volume-factor',
  all: 'volume-factors',
  view: volumeFactors,
  access: readers,
  missingRule: volumeFactorMustExist.rule,
  placesOf: async (factors, models) => {
    const countyOf = await countiesOf(models, factors);
    return new Map(factors.map(({ _id, accountId }) => [_id, { countyOffice: countyOf.get(accountId) }]));
  },
  isSeenBy: (_factor, _person, reach, place) => isWithin(reach, place),
});

/** Factors of all accounts, so that the second person finds those that wait (7.5, 11.4). */
@ApiTags('volume factors')
@Controller('v1/volume-factors')
export class VolumeFactorsApi {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  @Get()
  @Access(readers)
  @PersonalData('inTexts')
  @Operation({
    fa: 'ضریب‌های تصحیح حجم شهرستان که در انتظار تأییدند، قدیمی‌ترین نخست (حسابرس: همه)',
    en: 'Volume factors of the own county that wait for the second person, the oldest first (auditor: all)',
  })
  @OkPage(shownSchemaOf(volumeFactors))
  async list(
    @Query() { state = 'waiting', cursor, limit }: VolumeFactorsQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof volumeFactors>>> {
    const { items, next } = await this.reads.page(volumeFactors, {
      filter: { state },
      orderBy: 'proposedOn',
      cursor,
      limit,
      keep: async (factors) => {
        if (isWithin(reach, {})) return factors;
        const countyOf = await countiesOf(this.reads, factors);
        return factors.filter(({ accountId }) => isWithin(reach, { countyOffice: countyOf.get(accountId) }));
      },
    });
    return { items: items.map((each) => shown(volumeFactors, each)), next };
  }
}
