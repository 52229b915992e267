export * from './contract.ts';
export * from './published.ts';
export * from './validate.ts';
