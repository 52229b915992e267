/** Why a payment is taken back: the bank did not honour it, or it was entered for another account. */
export const reversalReasons = ['returnedCheque', 'wrongAccount'] as const;
export type ReversalReason = (typeof reversalReasons)[number];
