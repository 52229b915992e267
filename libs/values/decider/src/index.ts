export * from './decider.ts';
export * from './given.ts';
export * from './rule.ts';
