import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { civilDate, timeInTehranOf } from '@pishkhan/calendar';
import { placeOf } from '@pishkhan/roles';
import type { Platform } from '../../../definition.ts';
import { envelopeFor } from '../../../commands/envelope.ts';
import { publishedAggregate } from '../../published-aggregate.ts';
import { runCommand } from '../../../commands/run-command.ts';
import { problemOf } from '../../../http/fault-problem.ts';
import { ProblemException } from '../../../http/problem.ts';
import { currentRequest, recordedActor, type SignedInActor } from '../../../http/request-context.ts';
import { PLATFORM } from '../../../running/tokens.ts';
import { LOOK_UPS, lookUpLimitsOn, type LookUpLimits } from '../domain/look-up-limits.policy.ts';
import type { Form, LookUp, Reason, Searched } from '../domain/look-ups.messages.ts';
import { refusalOf } from '../domain/look-ups.ts';
import type { LookUpParts } from '../index.ts';
import { streamPartOf } from '../domain/stream-of-reader.ts';
import type { GivenReason, PersonalRequest } from './personal-data.ts';

export const LOOK_UP_PARTS = Symbol('LookUpParts');

/** The persons in an answer. Ids only. */
export interface Found {
  readonly accounts: readonly string[];
  readonly persons: readonly string[];
  /** Counties of the accounts. */
  readonly counties: readonly string[];
  readonly searched?: Searched;
  /** Records that a whole answer has, for the limits of rows. Default: none. */
  readonly rows?: number;
  /** The answer is masked even with a reason. */
  readonly alwaysMasked?: boolean;
}

/**
 * A look-up of the data of one household: its bills, payments, readings.
 *
 * @param county County of the account, as far as the service knows it
 */
export const ofHousehold = (accountId: string, county: string | null | undefined): Found => ({
  accounts: [accountId],
  persons: [accountId],
  counties: county ? [county] : [],
});

interface Waiting {
  readonly lookUp: LookUp;
  readonly limits: LookUpLimits | undefined;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const SECONDS_OF_HOUR = 3_600;
const HOURS_OF_DAY = 24;
const DAY_LENGTH = '2026-11-22'.length;

const reasonOf = (given: GivenReason | undefined, accounts: readonly string[]): Reason | undefined =>
  given?.kind === 'case'
    ? { kind: 'case', caseId: given.caseId, concerned: given.accountId !== null && accounts.includes(given.accountId) }
    : given;

/**
 * Records look-ups of personal data before the answer leaves. The look-ups of a reader that wait while an append is
 * under way go together into the next one, and the store flushes the appends of all readers of a moment once.
 */
@Injectable()
export class LookUps {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(LOOK_UP_PARTS) private readonly parts: LookUpParts,
  ) {}

  /**
   * Resolves when the look-up is durable, with the form in which the data may be answered: whole with a reason, else
   * masked. Without a policy in force nothing is whole.
   *
   * @throws ProblemException 429 above the limits; the errors of the store, so that nothing is answered
   */
  async record(found: Found): Promise<Form> {
    const { actor, personal, clock } = contextOfLookUp();
    const limits = await this.limits();
    const isWhole = personal.reason !== undefined && limits !== undefined && found.alwaysMasked !== true;
    const form: Form = isWhole && personal.declared !== 'masked' ? 'whole' : 'masked';
    const now = clock.now();
    const { office, roles } = actor;
    const reason = reasonOf(personal.reason, found.accounts);
    const lookUp: LookUp = {
      lookUpId: randomUUID(),
      at: now.toISOString(),
      hour: timeInTehranOf(now).hour,
      endpoint: personal.endpoint,
      form,
      accounts: found.accounts,
      persons: found.persons,
      ...(form === 'whole' && found.rows !== undefined && { rows: found.rows }),
      counties: [...new Set([...found.counties, ...countiesOf(actor)])],
      roles,
      ...(office !== undefined && { office }),
      ...(reason && { reason }),
      ...(found.searched && { searched: found.searched }),
    };
    await this.durable(actor, lookUp, limits);
    personal.recorded = form;
    return form;
  }

  /** The answer has no personal data, so nothing is recorded. */
  nothing(): void {
    contextOfLookUp().personal.recorded = 'nothing';
  }

  private async limits(): Promise<LookUpLimits | undefined> {
    const { state } = await publishedAggregate(this.platform.eventStore, this.parts.policy, LOOK_UPS);
    return lookUpLimitsOn(state, this.platform.clock.today());
  }

  private durable(actor: SignedInActor, lookUp: LookUp, limits: Waiting['limits']): Promise<void> {
    const id = `${this.platform.clock.today()}-${streamPartOf(actor.subject)}`;
    return new Promise((resolve, failed) => {
      const entry: Waiting = { lookUp, limits, done: resolve, failed };
      const queue = this.waiting.get(id);
      if (queue) return void queue.push(entry);
      this.waiting.set(id, [entry]);
      void this.drain(id, actor);
    });
  }

  /** Appends until nobody waits. One append is under way per stream, so this process does not contend with itself. */
  private async drain(id: string, actor: SignedInActor): Promise<void> {
    for (;;) {
      const batch = this.waiting.get(id)!;
      if (batch.length === 0) break;
      this.waiting.set(id, []);
      await this.append(id, actor, batch).catch((error: unknown) => {
        for (const { failed } of batch) failed(notRecorded(error));
      });
    }
    this.waiting.delete(id);
  }

  private async append(id: string, actor: SignedInActor, batch: readonly Waiting[]): Promise<void> {
    const day = civilDate(id.slice(0, DAY_LENGTH));
    const { limits } = batch.at(-1)!;
    const lookUps = batch.map(({ lookUp }) => lookUp);
    const command = { type: 'RecordLookUps', reader: actor.subject, day, lookUps, limits } as const;
    const envelope = envelopeFor(
      { actor: recordedActor(actor) },
      { key: ['look-ups', lookUps[0]!.lookUpId], businessDate: day },
    );
    const result = await runCommand(this.platform, { decider: this.parts.lookUps, id, command, envelope });
    if ('rejected' in result) throw new Error(`look-ups are never rejected as a whole: ${result.rejected}`);
    const granted = new Set(
      result.events.flatMap((event) =>
        event.type === 'PersonalDataLookedUp' ? event.data.lookUps.map(({ lookUpId }) => lookUpId) : [],
      ),
    );
    for (const { lookUp, done, failed } of batch) {
      if (granted.has(lookUp.lookUpId)) done();
      else failed(this.tooMany(lookUp, limits && refusalOf(result.state, lookUp, limits)));
    }
  }

  private tooMany({ hour, at }: LookUp, refusal: ReturnType<typeof refusalOf> | undefined): ProblemException {
    const { rejected, data } = refusal || { rejected: 'PersonsPerDayMustBeWithinLimit', data: {} };
    const toNextHour = SECONDS_OF_HOUR - timeInTehranOf(new Date(at)).second;
    const toTomorrow = toNextHour + (HOURS_OF_DAY - 1 - hour) * SECONDS_OF_HOUR;
    const seconds = rejected.includes('PerDay') ? toTomorrow : toNextHour;
    return new ProblemException(429, rejected, { data, headers: { 'Retry-After': String(seconds) } });
  }
}

/** A county role works in its county office; the token of a counter role may name its county. */
const countiesOf = ({ office, county, roles }: SignedInActor): string[] =>
  [county ?? (roles.some((role) => placeOf(role) === 'county') ? office : undefined)].filter(
    (each) => each !== undefined,
  );

/** Whatever the fault is, the answer is refused: 507 on a full disk, else 503. */
const notRecorded = (error: unknown): unknown => {
  const isRefusal = [503, 507].includes(problemOf(error).status);
  return isRefusal
    ? error
    : new ProblemException(503, 'LookUpMustBeRecorded', { cause: error, headers: { 'Retry-After': '2' } });
};

const contextOfLookUp = (): { actor: SignedInActor; personal: PersonalRequest; clock: Platform['clock'] } => {
  const { actor, personal, clock } = currentRequest() ?? {};
  if (!actor || !personal || !clock) throw new Error('LookUps was used on a route without @PersonalData');
  return { actor, personal, clock };
};
