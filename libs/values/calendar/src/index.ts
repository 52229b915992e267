export * from './civil-date.ts';
export * from './clock.ts';
export * from './instant.ts';
export * from './jalali.ts';
export * from './working-calendar.ts';
export * from './working-days.ts';
