export * from './rial.ts';
export * from './cubic-metres.ts';
