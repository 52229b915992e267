import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import { indexJudgementOn } from '@pishkhan/consumption';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import type { Reach } from '@pishkhan/roles';
import { Aggregates, Commands, Reads, rejectionProblem, type Envelope } from '@pishkhan/service-kit';
import { MeterPlaces } from '../../../copies/meter-places.ts';
import { readingPolicy } from '../../../review/policy/domain/reading-policy.ts';
import type { Exchange, TakingOff } from '../../domain/exchanging/exchange.messages.ts';
import type { MeterState } from '../../domain/meter.state.ts';
import { meter } from '../../domain/meter.ts';
import { meterNamed } from '../../views/meters-named.ts';
import { beginExchange, completeExchange, installationOf } from './exchange-flow.ts';
import type { ClaimedSteps } from '../../installing/claimed-steps.ts';
import type { ExchangeBody, ExchangePath } from './exchange.dto.ts';

const numbers = (seals: ExchangeBody['seals']) => seals && { seals: seals.map(({ number }) => number) };

/** Card 13 of the connections unit, confirmed by a second person (7.5, 11.4). */
@Injectable()
export class Exchanges {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  /** @throws ProblemException named by the rule of either meter: nobody confirms in vain */
  async enter(serial: string, body: ExchangeBody, envelope: Envelope, reach: Reach) {
    const { meterId, accountId } = await this.places.meterWithin(reach, serial);
    const exchangeId = derivedId('taking-off', envelope.commandId);
    const entry = { exchangeId, ...(await this.takingOffOf(body)) };
    const by = envelope.actor.subject;
    const judged = await this.judged(envelope);
    if (entry.exchange) await this.mustBeInstallable({ ...entry, ...entry.exchange, accountId, meterId }, judged.today);
    await this.commands.execute(meter, meterId, { type: 'EnterTakingOff', ...entry, by, ...judged }, envelope);
    return { exchangeId, state: 'waiting' };
  }

  /** The second person confirms: an exchange is recorded on both meters, or on none (ADR 0115). */
  async confirm({ meterId: serial, exchangeId }: ExchangePath, envelope: Envelope, reach: Reach) {
    const { meterId } = await this.places.meterWithin(reach, serial);
    const { state } = await this.aggregates.load(meter, meterId);
    const by = envelope.actor.subject;
    const judged = await this.judged(envelope);
    const exchange = exchangeIn(state, exchangeId, by);
    if (exchange) await this.exchange(exchange, envelope, judged);
    else {
      const businessDate = dayOf(state) ?? envelope.businessDate;
      const confirming = { type: 'ConfirmTakingOff', exchangeId, by, ...judged } as const;
      await this.commands.execute(meter, meterId, confirming, { ...envelope, businessDate });
    }
    return { exchangeId, state: 'done' };
  }

  async decline({ meterId: serial, exchangeId }: ExchangePath, reason: string, envelope: Envelope, reach: Reach) {
    const { meterId } = await this.places.meterWithin(reach, serial);
    const [by, today] = [envelope.actor.subject, civilDate(envelope.businessDate)];
    await this.commands.execute(meter, meterId, { type: 'DeclineTakingOff', exchangeId, reason, by, today }, envelope);
    return { exchangeId, state: 'declined' };
  }

  /** The new meter as it is now; its own stream decides again when the exchange is confirmed. */
  private async mustBeInstallable(
    {
      meterId,
      takenOffOn: exchangedOn,
      ...entry
    }: TakingOff & Pick<Exchange, 'accountId' | 'putIn'> & { meterId: string },
    today: CivilDate,
  ) {
    const { state: old } = await this.aggregates.load(meter, meterId);
    const { state: next } = await this.aggregates.load(meter, entry.putIn.meterId);
    const installation = installationOf({ ...entry, exchangedOn }, old, today);
    const decided = meter.decide({ type: 'InstallMeter', ...installation }, next);
    if (isRejection(decided) && entry.putIn.meterId !== meterId) throw rejectionProblem(decided);
  }

  private async exchange(exchange: Exchange, envelope: Envelope, judged: Awaited<ReturnType<Exchanges['judged']>>) {
    const { commandId, commandHash } = envelope;
    const steps: ClaimedSteps = {
      load: this.aggregates.load.bind(this.aggregates),
      act: (decider, id, command, as) => this.commands.attempt(decider, id, command, { ...envelope, ...as }),
    };
    const begun = await beginExchange(exchange, { commandId, commandHash }, judged, steps);
    if (!begun) return;
    if ('rejected' in begun) throw rejectionProblem(begun);
    const refusal = await completeExchange(begun, judged, steps);
    if (refusal) throw rejectionProblem(refusal);
  }

  private async takingOffOf({ index, rolloverConfirmed, indexProof, seals, reason, putIn, ...entry }: ExchangeBody) {
    const marks = {
      ...(rolloverConfirmed && { rolloverConfirmed }),
      ...(indexProof !== undefined && { proof: indexProof }),
    };
    const takenOff = { index, ...marks, ...numbers(seals) };
    // A new meter without a reason is refused, also beside an absence: it would be dropped in silence.
    if (putIn && !reason) return { takenOffOn: entry.takenOffOn, takenOff } satisfies Omit<TakingOff, 'exchangeId'>;
    const exchange = putIn && reason && { reason, putIn: await this.putInOf(putIn) };
    return { ...entry, takenOff, ...(exchange && { exchange }) } satisfies Omit<TakingOff, 'exchangeId'>;
  }

  private async putInOf({ serial, make, seals, capacity, registerDigits, index }: NonNullable<ExchangeBody['putIn']>) {
    const meterId = await meterNamed(this.reads, serial);
    return { meterId, ...(make !== undefined && { make }), capacity, registerDigits, index, ...numbers(seals) };
  }

  private async judged({ businessDate }: Envelope) {
    const today = civilDate(businessDate);
    const { state } = await this.aggregates.load(readingPolicy, 'index-judgement');
    return { today, policy: indexJudgementOn(state, today) };
  }
}

const dayOf = (state: MeterState) => (state.status === 'installed' ? state.takingOff?.takenOffOn : undefined);

/** The exchange that waits under this id, with the second person. */
const exchangeIn = (state: MeterState, exchangeId: string, confirmedBy: string): Exchange | undefined => {
  const entry = state.status === 'installed' && state.takingOff?.exchangeId === exchangeId && state.takingOff;
  if (!entry || !entry.exchange) return undefined;
  const { accountId, meterId, takenOffOn: exchangedOn, takenOff, exchange, enteredBy } = entry;
  const { exchangedBy, contractorId, remark } = entry;
  return {
    exchangeId,
    accountId,
    exchangedOn,
    ...exchange,
    takenOff: { ...takenOff, meterId },
    enteredBy,
    confirmedBy,
    ...(exchangedBy !== undefined && { exchangedBy }),
    ...(contractorId !== undefined && { contractorId }),
    ...(remark !== undefined && { remark }),
  };
};
