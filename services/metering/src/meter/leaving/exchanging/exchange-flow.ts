import type { CivilDate } from '@pishkhan/calendar';
import type { JudgementPolicy } from '@pishkhan/consumption';
import { isRejection, type Rejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { zoneOn } from '../../../contractor/domain/contractor.ts';
import type { Exchange, MovedEstimate } from '../../domain/exchanging/exchange.messages.ts';
import { estimatesOnNewMeter } from '../../domain/exchanging/later-estimates.ts';
import { removalMustFollowEstimates } from '../../domain/exchanging/exchange.rules.ts';
import { meterMustExist } from '../../domain/meter.rules.ts';
import { removalsOf, type MeterState } from '../../domain/meter.state.ts';
import { meter } from '../../domain/meter.ts';
import { claiming } from '../../installing/claiming.ts';
import type { Claim } from '../../installing/domain/metered-account.messages.ts';
import { meteredAccount } from '../../installing/domain/metered-account.ts';
import type { ClaimedSteps } from '../../installing/claimed-steps.ts';
import { otherMetersOf } from './with-history.ts';

/** The claim of an account with the exchange that it is for. */
export type ExchangeClaim = Claim & { readonly exchange: Exchange };

interface Judged {
  readonly today: CivilDate;
  readonly policy: JudgementPolicy;
}

/** The exchange is on record on the old meter. */
const isDone = (old: MeterState, { exchangeId }: Exchange): boolean =>
  old.status !== 'unknown' &&
  ((old.status === 'takenOff' && old.takenOff.exchangeId === exchangeId) ||
    (old.former ?? []).some(({ takenOff }) => takenOff.exchangeId === exchangeId));

/** The new meter with zone and county of the old one (A1-4). */
export const installationOf = (
  { exchangeId, accountId, exchangedOn, putIn }: Omit<Exchange, 'takenOff' | 'reason'>,
  old: MeterState,
  today: CivilDate,
): Claim['installation'] => {
  const placed = old.status === 'installed' ? old : undefined;
  const zone = placed && zoneOn(placed, exchangedOn);
  const replaces = placed ? [placed.meterId, ...(placed.replaces ?? [])].filter((each) => each !== putIn.meterId) : [];
  const later = placed?.zoneMoves?.filter(({ from }) => from > exchangedOn) ?? [];
  return {
    ...putIn,
    accountId,
    installedOn: exchangedOn,
    ...(zone !== undefined && { zone }),
    ...(placed?.countyOffice !== undefined && { countyOffice: placed.countyOffice }),
    ...(replaces.length > 0 && { replaces: [...new Set(replaces)] }),
    ...(later.length > 0 && { zoneMoves: later }),
    readingId: derivedId('installation', putIn.meterId, exchangeId),
    exchangeId,
    today,
  };
};

interface Command {
  readonly commandId: string;
  readonly commandHash: string;
}
const stepOf = ({ commandId, commandHash }: Command, { exchangedOn }: Exchange, step: string) => ({
  commandId: derivedId(step, commandId),
  commandHash,
  businessDate: exchangedOn,
});

/**
 * The same key after another estimate came between claim and end is another attempt: what was recorded and undone by
 * the first one is not its result (15.4-31).
 */
const attemptOf = ({ commandId, commandHash }: Command, estimates: readonly MovedEstimate[]): Command => {
  const ids = estimates.map(({ readingId }) => readingId);
  return { commandId: ids.length === 0 ? commandId : derivedId('with-estimates', commandId, ...ids), commandHash };
};

/** Of an exchange that is entered late; one that is impossible is refused by the old meter afterwards (15.4-31). */
const estimatesToMove = async (exchange: Exchange, old: MeterState, judged: Judged, load: ClaimedSteps['load']) => {
  if (old.status !== 'installed') return [];
  const alone = meter.decide({ type: 'ExchangeMeter', exchange, ...judged }, old);
  if (!isRejection(alone) || alone.rejected !== removalMustFollowEstimates.rule) return [];
  const others = await otherMetersOf(load, old.meterId, old.accountId);
  return estimatesOnNewMeter(old, exchange, others, judged);
};

/**
 * Decides the exchange on both meters as they are, and claims the account for the new one with the whole exchange. From
 * here on a reaction completes it after a crash (ADR 0115).
 *
 * @param given Of the request or of the reaction: the same one again has no second effect
 * @returns The claim; undefined if the exchange is on record already; a rejection leaves nothing
 */
export const beginExchange = async (
  exchange: Exchange,
  given: Command,
  { today, policy }: Judged,
  { load, act }: ClaimedSteps,
): Promise<ExchangeClaim | Rejection | undefined> => {
  const { accountId, takenOff, putIn } = exchange;
  const { state: old } = await load(meter, takenOff.meterId);
  if (isDone(old, exchange)) return undefined;
  const { state: next } = await load(meter, putIn.meterId);
  const estimates = await estimatesToMove(exchange, old, { today, policy }, load);
  const moved = estimates.length > 0 && { estimates };
  const command = attemptOf(given, estimates);
  const installation = { ...installationOf(exchange, old, today), ...moved };
  const ending = { type: 'ExchangeMeter', exchange, today, policy, ...moved } as const;
  const refusal = [
    old.status === 'unknown' ? meterMustExist() : meter.decide(ending, old),
    meter.decide({ type: 'InstallMeter', ...installation }, next),
  ].find(isRejection);
  if (refusal) return refusal;
  const claim = { accountId, meterId: putIn.meterId, removals: removalsOf(next), installation, command, exchange };
  const as = stepOf(command, exchange, 'claim');
  const claimed = await act(meteredAccount, accountId, claiming(load, claim), as);
  if ('rejected' in claimed) return claimed;
  const current = claimed.state.claim;
  return current?.exchange?.exchangeId === exchange.exchangeId ? { ...current, exchange } : claim;
};

/**
 * The steps after the claim: the new meter is installed, then the old one ends with the one public event. A refusal
 * undoes the installation and gives the claim back (11.4, ADR 0115).
 */
export const completeExchange = async (
  { meterId, installation, command, exchange }: ExchangeClaim,
  { today, policy }: Judged,
  { load, act }: ClaimedSteps,
): Promise<Rejection | undefined> => {
  const { exchangeId, accountId, takenOff, caseId } = exchange;
  const as = (step: string) => stepOf(command, exchange, step);
  const { state: old } = await load(meter, takenOff.meterId);
  if (isDone(old, exchange)) return undefined;
  const installed = await act(meter, meterId, { type: 'InstallMeter', ...installation }, as('install'));
  const ended =
    'rejected' in installed
      ? installed
      : await act(
          meter,
          takenOff.meterId,
          {
            type: 'ExchangeMeter',
            exchange,
            today,
            policy,
            ...(installation.estimates && { estimates: installation.estimates }),
          },
          as('end'),
        );
  if (!('rejected' in ended)) return undefined;
  const { rejected: rule, data } = ended;
  const by = exchange.confirmedBy ?? exchange.enteredBy ?? exchangeId;
  await act(meter, meterId, { type: 'UndoInstallation', exchangeId, rule, by, today }, as('undo'));
  const refusal = { exchangeId, accountId, ...(caseId !== undefined && { caseId }), rule, ...(data && { data }) };
  await act(meteredAccount, accountId, { type: 'RefuseExchange', ...refusal, refusedOn: today }, as('refuse'));
  return ended;
};
