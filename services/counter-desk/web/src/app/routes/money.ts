import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { at } from './root.tsx';

const money = createRoute({
  ...at('/money'),
  component: lazyRouteComponent(() => import('../../pages/money/money.tsx'), 'Money'),
});
const files = createRoute({
  ...at('/money/files'),
  component: lazyRouteComponent(() => import('../../pages/money/files/files.tsx'), 'PaymentFiles'),
});
const file = createRoute({
  ...at('/money/files/$fileId'),
  validateSearch: ({ again }): { readonly again?: boolean | undefined } => ({ again: again === true || undefined }),
  component: lazyRouteComponent(() => import('../../pages/money/files/file.tsx'), 'PaymentFile'),
});
const pay = createRoute({
  ...at('/money/pay'),
  component: lazyRouteComponent(() => import('../../pages/money/pay/pay.tsx'), 'Pay'),
});
const unidentified = createRoute({
  ...at('/money/unidentified'),
  component: lazyRouteComponent(() => import('../../pages/money/unidentified/list.tsx'), 'UnidentifiedPayments'),
});
const oneUnidentified = createRoute({
  ...at('/money/unidentified/$id'),
  component: lazyRouteComponent(() => import('../../pages/money/unidentified/one.tsx'), 'UnidentifiedPaymentPage'),
});
const reversals = createRoute({
  ...at('/money/reversals'),
  component: lazyRouteComponent(() => import('../../pages/money/reversals/list.tsx'), 'Reversals'),
});
const reversal = createRoute({
  ...at('/money/reversals/$reversalId'),
  component: lazyRouteComponent(() => import('../../pages/money/reversals/one.tsx'), 'Reversal'),
});
const refunds = createRoute({
  ...at('/money/refunds'),
  component: lazyRouteComponent(() => import('../../pages/money/refunds/list.tsx'), 'Refunds'),
});
const refund = createRoute({
  ...at('/money/refunds/$refundId'),
  component: lazyRouteComponent(() => import('../../pages/money/refunds/one.tsx'), 'RefundPage'),
});
const ofAccount = createRoute({
  ...at('/money/accounts/$accountId'),
  component: lazyRouteComponent(() => import('../../pages/money/account/account-money.tsx'), 'AccountMoney'),
});
const reverse = createRoute({
  ...at('/money/accounts/$accountId/reverse/$reference'),
  component: lazyRouteComponent(() => import('../../pages/money/reversals/request.tsx'), 'RequestReversal'),
});
const requestRefund = createRoute({
  ...at('/money/accounts/$accountId/refund'),
  component: lazyRouteComponent(() => import('../../pages/money/refunds/request.tsx'), 'RequestRefund'),
});

/** Pages of money: files of banks, unidentified money, reversals, refunds. */
export const moneyRoutes = [
  money,
  files,
  file,
  pay,
  unidentified,
  oneUnidentified,
  reversals,
  reversal,
  refunds,
  refund,
  ofAccount,
  reverse,
  requestRefund,
] as const;
