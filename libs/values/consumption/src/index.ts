export * from './basis.ts';
export * from './capacity.ts';
export * from './chain.ts';
export * from './estimate.ts';
export * from './finding-texts.ts';
export * from './judgement.policy.ts';
export * from './judgement.ts';
export * from './register.ts';
