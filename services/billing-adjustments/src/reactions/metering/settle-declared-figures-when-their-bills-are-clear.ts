import { granted, whenRecorded, type ReactionTools } from '@pishkhan/service-kit';
import { changeOf } from '../../bill-account/domain/correcting/cause/item/misc-item.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import type {
  PostedForFigure,
  SettleSelfReadings,
} from '../../bill-account/domain/metering/declared/self-reading.messages.ts';
import { correction } from '../../correction/domain/correction.ts';

const settle = async (tools: ReactionTools, accountId: string, more: Partial<SettleSelfReadings>) => {
  const { state } = await tools.load(billAccount, accountId);
  if (!state.setAside && !state.evidence.some(({ declaredIn }) => declaredIn)) return;
  const command = { type: 'SettleSelfReadings', accountId, ...more, today: tools.clock.today() } as const;
  granted(await tools.execute(billAccount, accountId, command));
};

/**
 * A subscriber's figure of billed days: its case learns that the bills agree with it, or what a correction has changed
 * (A9-4, 15.4-32). The account, its meter, an estimate and the figure arrive in any order.
 */
export const settleDeclaredFiguresWhenTheirBillsAreClear = whenRecorded(
  billAccount,
  [
    'EvidenceTaken',
    'BillsCorrected',
    'BillAccountOpened',
    'MeterTaken',
    'MeterReleased',
    'MeterExchangeTaken',
    'MeterRemovalTaken',
    'BillIssued',
    'ReadingKept',
  ],
  {
    name: 'settle-declared-figures-when-their-bills-are-clear',
    react: async ({ type, data }, tools) => {
      // Only an estimate makes a figure one of billed days; other bills are many.
      if ((type === 'BillIssued' || type === 'ReadingKept') && data.reading.kind !== 'estimated') return;
      if (type !== 'BillsCorrected') return settle(tools, data.accountId, {});
      const { accountId, correctionId, correctiveBill } = data;
      const posted: PostedForFigure = {
        correctionId,
        difference: changeOf(data),
        ...(correctiveBill && { correctiveBill: correctiveBill.face }),
      };
      return settle(tools, accountId, { posted });
    },
  },
);

/** Persons decided that the estimated bills stay: the case of the figure learns it (15.4-32). */
export const settleDeclaredFiguresWhenBillsStay = whenRecorded(correction, ['BillsLeftAsIssued'], {
  name: 'settle-declared-figures-when-bills-stay',
  react: ({ data: { accountId, correctionId } }, tools) => settle(tools, accountId, { leftAsIssued: correctionId }),
});
