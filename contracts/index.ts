export * from './contract.ts';
export {
  erasureGrounds,
  erasureRefusals,
  type erasedSchema,
  type ErasureGround,
  type ErasureRefusal,
} from './erasure.ts';
export * from './published.ts';
export * from './services.ts';
export * from './validate.ts';
export { declarationChannels, declarationChannelTitles } from './case-handling/meter/declared-figure.ts';
export { readingReasonTitles } from './metering/readings/reading-entry.ts';
export { exchangeReasonTitles } from './metering/exchanges/meter-parts.ts';
export { miscChargeTitles } from './case-handling/money/misc-charge-requested.v1.ts';
export {
  faultMethodTitles,
  faultPeriod,
  faultPeriodWithdrawn,
  meterError,
} from './case-handling/correction/metered-cause.ts';
