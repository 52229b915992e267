export * from './version.ts';
export * from './publishing.messages.ts';
export * from './publishing.rules.ts';
export { withPublished } from './evolving.ts';
export { formerOf } from './document.ts';
export * from './published-versions.ts';
export * from './policy.ts';
export * from './dated-values.ts';
