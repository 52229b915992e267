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
const statements = createRoute({
  ...at('/statements'),
  component: lazyRouteComponent(() => import('../../pages/metering/statement/statements.tsx'), 'Statements'),
});
const statement = createRoute({
  ...at('/statements/$contractorId'),
  component: lazyRouteComponent(() => import('../../pages/metering/statement/statement.tsx'), 'ContractorStatement'),
});

/** Readings to review, reading files and statements of contractors. */
export const meteringRoutes = [readings, reading, readingFiles, readingFile, statements, statement] as const;
