export * from './api-grammar.ts';
export * from './conformance.ts';
export * from './given/contractors.ts';
export * from './eventually.ts';
export * from './given/publishing.ts';
export * from './request.ts';
export * from './test-platform.ts';
export * from './neighbour.ts';
export { wideLookUpLimits } from './given/look-up-limits.ts';
