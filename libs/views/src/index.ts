export * from './view.ts';
export { factOfEvent, factOfMessage } from './fold/facts.ts';
export { foldView, type Kept } from './fold/fold-view.ts';
export { startProjectors, type Projectors, type ProjectorsOptions, type ViewStatus } from './projecting/projectors.ts';
export { collectionOf } from './projecting/view-store.ts';
export { ensureIndexes, modelOf, trusted } from './reading/model.ts';
export { page, type Page, type PageOptions } from './reading/page.ts';
export { InvalidCursor } from './reading/cursor.ts';
export { checkpointOf, differencesOf, type Difference } from './verify.ts';
