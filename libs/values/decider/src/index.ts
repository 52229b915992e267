export * from './decider.ts';
export * from './given.ts';
export * from './indexed-list.ts';
export * from './rule.ts';
