import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import { Aggregates, Commands, envelopeFor, type Envelope } from '@pishkhan/service-kit';
import pLimit from 'p-limit';
import { billAccount } from '../../../domain/bill-account.ts';
import { accountOfBillId } from '../../../domain/billing/bill-numbers.ts';
import { doubtAbout } from '../../../domain/payment/receiving/receive-payment.ts';
import { channelOf } from '../../channel.ts';
import { receiving } from '../../payment-basis.ts';
import { unidentifiedPaymentIdOf } from '../../../domain/payment/payment-identity.ts';
import { unidentifiedPayment } from '../../unidentified/domain/unidentified-payment.ts';
import type { FileRow, PaymentFileCommand } from '../domain/payment-file.messages.ts';
import { paymentFile, ROWS_OF_A_PART, unidentifiedRowsOf, type PaymentFileState } from '../domain/payment-file.ts';
import { readPaymentRows } from './payment-file.csv.ts';

/** Rows whose account is read at the same time. */
const ROWS_IN_FLIGHT = 16;

interface Delivery {
  readonly fileId: string;
  readonly channel: string;
  readonly envelope: Envelope;
}

interface Received {
  readonly fileId: string;
  readonly arrivedBefore: boolean;
}

/** Stores a channel's file part by part; the rows become payments in the background. */
@Injectable()
export class PaymentFiles {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  /**
   * A delivery that broke off is completed by the next one. The same file again changes nothing, except for rows whose
   * payment waits for a person although the cause of the doubt is gone.
   *
   * @returns The id of the file, and whether it arrived before
   * @throws ProblemException 400 if the file as a whole is invalid
   */
  async receive(csv: unknown, envelope: Envelope): Promise<Received> {
    const rows = await readPaymentRows(csv);
    const channel = channelOf(envelope.actor);
    const fileId = createHash('sha256')
      .update(`${channel}\n${(csv as string).replace(/^\ufeff/, '')}`)
      .digest('hex');
    const delivery = { fileId, channel, envelope };
    const { state } = await this.aggregates.load(paymentFile, fileId);
    await this.store(rows, delivery);
    const lines = await this.linesToTakeAgain(state, delivery);
    if (lines.length > 0) await this.execute(delivery, 'again', { type: 'DeliverPaymentFileAgain', lines });
    return { fileId, arrivedBefore: state.status === 'known' };
  }

  private async store(rows: readonly FileRow[], delivery: Delivery): Promise<void> {
    const { fileId, channel, envelope } = delivery;
    const parts = Math.ceil(rows.length / ROWS_OF_A_PART);
    const today = civilDate(envelope.businessDate);
    await this.commands.execute(
      paymentFile,
      fileId,
      { type: 'ReceivePaymentFile', fileId, channel, rows: rows.length, parts, today },
      envelope,
    );
    const { state } = await this.aggregates.load(paymentFile, fileId);
    const stored = state.status === 'known' ? state.read.length : 0;
    for (let part = stored; part < parts; part++) {
      const ofPart = rows.slice(part * ROWS_OF_A_PART, (part + 1) * ROWS_OF_A_PART);
      await this.execute(delivery, `part-${part}`, { type: 'ReadPaymentRows', part, rows: ofPart });
    }
  }

  /** Rows whose own account can take the payment now. */
  private async linesToTakeAgain(state: PaymentFileState, { channel, envelope }: Delivery): Promise<readonly number[]> {
    const rows = unidentifiedRowsOf(state);
    const command = await receiving(this.aggregates.load.bind(this.aggregates), envelope.businessDate);
    const limit = pLimit(ROWS_IN_FLIGHT);
    const lines = await limit.map(rows, async ({ line, ...row }) => {
      const payment = { ...row, channel };
      const [account, waiting] = await Promise.all([
        this.aggregates.load(billAccount, accountOfBillId(row.billId)),
        this.aggregates.load(unidentifiedPayment, unidentifiedPaymentIdOf(payment)),
      ]);
      const isWaiting = waiting.state.status === 'open' && !waiting.state.pending;
      return isWaiting && !doubtAbout(account.state, command(payment)) ? [line] : [];
    });
    return lines.flat();
  }

  private async execute({ fileId, envelope }: Delivery, step: string, command: PaymentFileCommand): Promise<void> {
    const ofStep = envelopeFor(
      { ...envelope, id: envelope.commandId },
      {
        key: ['payment-file', fileId, envelope.commandId, step],
        contentHash: envelope.commandHash,
        businessDate: envelope.businessDate,
      },
    );
    await this.commands.execute(paymentFile, fileId, command, ofStep);
  }
}
