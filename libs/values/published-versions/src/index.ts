export * from './published-versions.ts';
export * from './policy.ts';
