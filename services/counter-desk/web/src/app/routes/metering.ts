import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { chosenReadings } from '../../pages/metering/review/chosen.ts';
import { at } from './root.tsx';

const readings = createRoute({
  ...at('/readings'),
  validateSearch: chosenReadings,
  component: lazyRouteComponent(() => import('../../pages/metering/review/list.tsx'), 'Reviews'),
});
const reading = createRoute({
  ...at('/readings/$reviewId'),
  validateSearch: chosenReadings,
  component: lazyRouteComponent(() => import('../../pages/metering/review/reading.tsx'), 'HeldReadingPage'),
});
const readingFiles = createRoute({
  ...at('/reading-files'),
  component: lazyRouteComponent(() => import('../../pages/metering/files/files.tsx'), 'ReadingFiles'),
});
const readingFile = createRoute({
  ...at('/reading-files/$fileId'),
  component: lazyRouteComponent(() => import('../../pages/metering/files/file.tsx'), 'ReadingFile'),
});
const largeReadingFile = createRoute({
  ...at('/reading-files/large/$fileId'),
  component: lazyRouteComponent(() => import('../../pages/metering/files/large/one.tsx'), 'LargeReadingFile'),
});
const statements = createRoute({
  ...at('/statements'),
  component: lazyRouteComponent(() => import('../../pages/metering/statement/statements.tsx'), 'Statements'),
});
const statement = createRoute({
  ...at('/statements/$contractorId'),
  component: lazyRouteComponent(() => import('../../pages/metering/statement/statement.tsx'), 'ContractorStatement'),
});
const exchanges = createRoute({
  ...at('/meter-exchanges'),
  component: lazyRouteComponent(() => import('../../pages/metering/exchange/list.tsx'), 'MeterExchanges'),
});
const enterExchange = createRoute({
  ...at('/meter-exchanges/enter/$meterId'),
  component: lazyRouteComponent(() => import('../../pages/metering/exchange/enter.tsx'), 'EnterExchange'),
});
const exchange = createRoute({
  ...at('/meter-exchanges/$exchangeId'),
  component: lazyRouteComponent(() => import('../../pages/metering/exchange/one.tsx'), 'MeterExchangePage'),
});
const meter = createRoute({
  ...at('/meters/$meterId'),
  component: lazyRouteComponent(() => import('../../pages/metering/meter/one.tsx'), 'MeterPage'),
});
const changes = createRoute({
  ...at('/meter-changes'),
  component: lazyRouteComponent(() => import('../../pages/metering/changes/page.tsx'), 'MeterChanges'),
});
const unread = createRoute({
  ...at('/unread'),
  component: lazyRouteComponent(() => import('../../pages/metering/unread/list.tsx'), 'UnreadConnections'),
});

/** Readings to review, files, statements of contractors, meters with their exchanges and changes, and unread ones. */
export const meteringRoutes = [
  readings,
  reading,
  readingFiles,
  readingFile,
  largeReadingFile,
  statements,
  statement,
  exchanges,
  enterExchange,
  exchange,
  meter,
  changes,
  unread,
] as const;
