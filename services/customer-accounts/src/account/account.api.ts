import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import {
  CommandEnvelope,
  Commands,
  CurrentActor,
  Granted,
  OkPage,
  OkResponse,
  Operation,
  Access,
  mustHold,
  PersonalData,
  type Envelope,
  type SignedInActor,
} from '@pishkhan/service-kit';
import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import { Registrations } from '../person/erasure/vault/registrations.ts';
import { SETTINGS, type CustomerAccountsSettings } from '../person/vault/settings.ts';
import { officerOf, openAccountOf, registrationOf, unusualIn } from './account.command.ts';
import { AccountPath, AccountQuery, AccountSearchBody, OpenAccountBody, OpenedAccountDto } from './account.dto.ts';
import { isPersonal } from '../look-ups/search/search-terms.ts';
import { account } from './domain/account.ts';
import { searchMustNotBeInAddress } from './domain/account.rules.ts';
import { placeOfSupply, PlacesOfSupply } from './cards/place-of-supply.ts';
import { accountCard, foundAccount, SubscriberCards } from './cards/subscriber-cards.ts';

const readers = {
  counterClerk: 'anyByIdentifier',
  qualifiedRepresentative: 'anyByIdentifier',
  headOfSubscriberAffairs: 'ownCounty',
  subscriberAffairsOfficer: 'ownCounty',
  auditor: 'all',
} as const satisfies AccessDeclaration;

@Controller('v1')
export class AccountApi {
  @Inject(PlacesOfSupply) private readonly places!: PlacesOfSupply;

  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(SubscriberCards) private readonly cards: SubscriberCards,
    @Inject(Registrations) private readonly registrations: Registrations,
    @Inject(SETTINGS) private readonly settings: CustomerAccountsSettings,
  ) {}

  @Post('accounts')
  @HttpCode(201)
  @Access({ subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'ثبت اشتراک برای قرارداد فروش امضاشده (B1-2)',
    en: 'Open an account for a signed sales contract (B1-2)',
  })
  @ApiCreatedResponse({ type: OpenedAccountDto })
  async open(@Body() body: OpenAccountBody, @CommandEnvelope() envelope: Envelope): Promise<OpenedAccountDto> {
    const registration = registrationOf(body);
    const context = {
      subscriberId: derivedId('subscriber', envelope.commandId),
      companyCode: this.settings.GAS_COMPANY_CODE,
      today: civilDate(envelope.businessDate),
      by: officerOf(envelope),
    };
    const granted = await this.commands.execute(
      account,
      body.fileNumber,
      async (state) => {
        const command = openAccountOf(body, context);
        // No person is stored if the contract is rejected.
        if (isRejection(account.decide(command, state))) return command;
        const { subjectId: subscriberId, ...kept } = await this.registrations.keep(registration, context.subscriberId);
        return { ...command, subscriberId, ...kept };
      },
      envelope,
    );
    const { accountId, billId } = granted.events.find((event) => event.type === 'AccountOpened')!.data;
    return { accountId, billId, unusual: unusualIn(body) };
  }

  @Get('accounts')
  @Access(readers)
  @PersonalData('withReason')
  @Operation({
    fa: 'فهرست اشتراک‌ها، یا یافتن اشتراک با شماره‌ای که از آنِ شخص نیست',
    en: 'List accounts, or find them by a number of the account; `matchedBy` says how (9.7, 15.4-44)',
  })
  @OkPage(foundAccount)
  list(@Query() query: AccountQuery, @Granted() reach: Reach) {
    if (query.search !== undefined) mustHold(searchMustNotBeInAddress(isPersonal(query.search)));
    return this.cards.page(query, reach);
  }

  @Post('account-searches')
  @HttpCode(200)
  @Access(readers)
  @PersonalData('withReason')
  @Operation({
    fa: 'یافتن اشتراک با هر شماره‌ای که مراجعه‌کننده دارد، یا با نام یا نشانی (۹.۷)',
    en: 'Find accounts by any number that a customer has, by name or by address; `matchedBy` says how (9.7, 15.4-44, S7)',
  })
  @OkPage(foundAccount)
  searchAccounts(@Body() body: AccountSearchBody, @Granted() reach: Reach) {
    return this.cards.page(body, reach);
  }

  @Get('accounts/:accountId')
  @Access(readers)
  @PersonalData('withReason')
  @Operation({
    fa: 'کارت مشترک: مشترک، کنتور، بدهی کنونی، قبض‌های اخیر و پرونده‌های باز',
    en: 'The subscriber card of an account: subscriber, meter, what is owed now, last bills, open cases',
  })
  @OkResponse(accountCard)
  card(@Param() { accountId }: AccountPath, @CurrentActor() actor: SignedInActor, @Granted() reach: Reach) {
    return this.cards.one(accountId, actor, reach);
  }

  @Get('accounts/:accountId/place')
  @Access({ counterClerk: 'anyByIdentifier', qualifiedRepresentative: 'anyByIdentifier', fieldExpert: 'ownCounty' })
  @PersonalData('withReason')
  @Operation({
    fa: 'نشانی محل مصرف برای کسی که به آنجا می‌رود، بی نام و شماره (A3-2)',
    en: 'Where the account is supplied, for a person who goes there: no name and no number (A3-2)',
  })
  @OkResponse(placeOfSupply)
  place(@Param() { accountId }: AccountPath, @Granted() reach: Reach) {
    return this.places.one(accountId, reach);
  }
}
