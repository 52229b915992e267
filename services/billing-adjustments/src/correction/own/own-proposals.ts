import { Inject, Injectable } from '@nestjs/common';
import { Aggregates, PLATFORM, type Envelope, type Platform } from '@pishkhan/service-kit';
import { correctionBasis } from '../../pricing/decision-basis.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import { keptFactorOf } from '../../bill-account/domain/metering/factor/factor-cause.ts';
import { causeOf, type CauseOf, type OneCause } from '../../bill-account/domain/correcting/cause/several/causes.ts';
import type { LeaveBillsAsIssued, Officer, ProposeAnew } from '../domain/proposing/own/own-proposal.messages.ts';
import type { CorrectionState } from '../domain/correction.state.ts';

const officerOf = ({ actor: { subject, roles, office = '' } }: Envelope): Officer => ({ by: subject, roles, office });

/** An unknown correction has no account: the decider rejects it before it reads the account. */
const accountOf = (state: CorrectionState): string =>
  'request' in state && state.request ? state.request.accountId : 'none';

/** The wrong input of this kind that the correction is about, if any. */
const causeIn = <Kind extends OneCause['kind']>(state: CorrectionState, kind: Kind): CauseOf<Kind> | undefined =>
  'request' in state && state.request ? causeOf(state.request.cause, kind) : undefined;

/** Decisions of a person about a proposal of billing; the account is read from the log at their moment. */
@Injectable()
export class OwnProposals {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  anew(envelope: Envelope, reason: string, accountId?: string) {
    return async (state: CorrectionState): Promise<ProposeAnew> => ({
      type: 'ProposeAnew',
      officer: officerOf(envelope),
      reason,
      ...(accountId !== undefined && { accountId }),
      basis: await correctionBasis(
        this.aggregates.load.bind(this.aggregates),
        accountOf(state),
        this.platform.clock.today(),
      ),
    });
  }

  leaving(envelope: Envelope, reason: string, accountId?: string) {
    return async (state: CorrectionState): Promise<LeaveBillsAsIssued> => {
      const account = (await this.aggregates.load(billAccount, accountOf(state))).state;
      const { waiting, keptChanges = [] } = account;
      const overruling = causeIn(state, 'estimateOverruled')?.readingId;
      // No later meter is billed without the exchange or removal, and a waiting factor is declined first (11.8).
      const changeId = causeIn(state, 'lateExchange')?.exchangeId ?? causeIn(state, 'lateRemoval')?.removalId;
      const factor = causeIn(state, 'volumeFactor');
      return {
        type: 'LeaveBillsAsIssued',
        officer: officerOf(envelope),
        reason,
        ...(accountId !== undefined && { accountId }),
        isHeld:
          waiting.some(({ readingId }) => readingId === overruling) ||
          keptChanges.some((change) => change.changeId === changeId),
        isFactorKept: keptFactorOf(account, factor?.factorId) !== undefined,
        today: this.platform.clock.today(),
      };
    };
  }
}
