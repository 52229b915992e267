import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { at } from './root.tsx';

const operation = createRoute({
  ...at('/operation'),
  component: lazyRouteComponent(() => import('../../pages/oversight/operation/state.tsx'), 'OperationState'),
});
const lag = createRoute({
  ...at('/operation/lag'),
  component: lazyRouteComponent(() => import('../../pages/oversight/operation/lag.tsx'), 'OperationLag'),
});
const views = createRoute({
  ...at('/operation/views'),
  component: lazyRouteComponent(() => import('../../pages/oversight/operation/views.tsx'), 'OperationViews'),
});
const parked = createRoute({
  ...at('/operation/parked'),
  component: lazyRouteComponent(() => import('../../pages/oversight/operation/parked.tsx'), 'OperationParked'),
});
const examination = createRoute({
  ...at('/operation/examination'),
  component: lazyRouteComponent(
    () => import('../../pages/oversight/operation/examination.tsx'),
    'OperationExamination',
  ),
});
const verification = createRoute({
  ...at('/verification'),
  component: lazyRouteComponent(
    () => import('../../pages/oversight/verification/verification.tsx'),
    'VerificationPage',
  ),
});

/** Pages of company IT, and the verification that auditors start too. */
export const operationRoutes = [operation, lag, views, parked, examination, verification] as const;
