export * from './api-grammar.ts';
export * from './conformance.ts';
export * from './contractors.ts';
export * from './eventually.ts';
export * from './request.ts';
export * from './test-platform.ts';
export * from './neighbour.ts';
export { wideLookUpLimits } from './look-up-limits.ts';
