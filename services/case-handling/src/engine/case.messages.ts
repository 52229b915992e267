export type * from './messages/commands.ts';
export type * from './messages/deadline-events.ts';
export type * from './messages/events.ts';
export type * from './messages/ending-events.ts';
export type * from './messages/report.ts';
export type * from './messages/service-events.ts';
export type * from './messages/verb-events.ts';
