export * from './contract.ts';
export * from './published.ts';
export * from './services.ts';
export * from './validate.ts';
