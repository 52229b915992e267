export * from './published-versions.ts';
export * from './policy.ts';
export * from './dated-values.ts';
