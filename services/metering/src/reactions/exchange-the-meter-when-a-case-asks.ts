import { civilDate } from '@pishkhan/calendar';
import { meterExchangeRequested, type MeterExchangeRequested } from '@pishkhan/contracts';
import { derivedId } from '@pishkhan/identifiers';
import { granted, Reads, whenHeard } from '@pishkhan/service-kit';
import type { Exchange } from '../meter/domain/exchanging/exchange.messages.ts';
import { beginExchange } from '../meter/leaving/exchanging/exchange-flow.ts';
import { meteredAccount } from '../meter/installing/domain/metered-account.ts';
import { metersNamed } from '../meter/views/meters-named.ts';
import { judgedOn, stepsOf } from './complete-the-installation-when-an-account-is-claimed.ts';

type Asked = Omit<MeterExchangeRequested, 'officeId' | 'requestedOn' | 'approvedBy'> & { readonly approvedBy: string };

const exchangeOf = (
  { takenOff, putIn: { serial, ...putIn }, approvedBy, exchangedOn, ...asked }: Asked,
  idOf: (serial: string) => string,
): Exchange => ({
  ...asked,
  exchangedOn: civilDate(exchangedOn),
  takenOff: { ...takenOff, meterId: idOf(takenOff.meterId) },
  putIn: { ...putIn, meterId: idOf(serial) },
  confirmedBy: approvedBy,
});

/**
 * Card 13 of a case, whose form was approved: the claim of the account begins the exchange, and its own reaction
 * completes it. A refusal is the answer to the case (A1-5, A1-13, A2-5, A2-7).
 */
export const exchangeTheMeterWhenACaseAsks = whenHeard(meterExchangeRequested, {
  name: 'exchange-the-meter-when-a-case-asks',
  react: async ({ data: { officeId: _, requestedOn, ...data } }, tools) => {
    const reads = await tools.find(Reads);
    const idOf = await metersNamed(reads, [data.takenOff.meterId, data.putIn.serial]);
    const exchange = exchangeOf(data, idOf);
    const { exchangeId, caseId, accountId } = exchange;
    const { state } = await tools.load(meteredAccount, accountId);
    if (state.refused?.includes(exchangeId)) return;
    const today = civilDate(requestedOn);
    const command = { commandId: derivedId('card-13', exchangeId), commandHash: exchangeId };
    const begun = await beginExchange(exchange, command, await judgedOn(tools, today), stepsOf(tools));
    if (!begun || !('rejected' in begun)) return;
    const { rejected: rule, data: values } = begun;
    const refusal = { exchangeId, accountId, ...(caseId !== undefined && { caseId }), rule };
    granted(
      await tools.execute(
        meteredAccount,
        accountId,
        { type: 'RefuseExchange', ...refusal, ...(values && { data: values }), refusedOn: today },
        { step: 'refuse', businessDate: exchange.exchangedOn },
      ),
    );
  },
});
