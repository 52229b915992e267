import type { BillAccount } from '../bill-account.state.ts';
import { evolveMiscEntries } from '../correcting/cause/item/misc-item.ts';
import { evolveCharges } from './post-charge.ts';

type Event = Parameters<typeof evolveMiscEntries>[1] | Parameters<typeof evolveCharges>[1];

/** Items of Card 74, of a contractor's mistake or of a cost (9.6, A1-11). */
export const evolveCardSeventyFour = (state: BillAccount, event: Event): BillAccount => {
  switch (event.type) {
    case 'MiscEntryPosted':
    case 'MiscEntryReversed':
      return evolveMiscEntries(state, event);
    case 'ChargePosted':
    case 'ChargeRefused':
      return evolveCharges(state, event);
  }
};
