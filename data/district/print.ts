import { jalaliText } from '@pishkhan/calendar';
import { parseArgs } from 'node:util';
import { generateDistrict, type District } from './district.ts';

const countBy = <T>(list: readonly T[], key: (each: T) => string) =>
  Object.entries(Object.groupBy(list, key))
    .map(([name, members]) => `${name} ${members!.length}`)
    .join(', ');

const summary = ({ accounts, meters, readingFiles, payments, faults }: District): string[] => [
  `${accounts.length} subscribers: ${countBy(accounts, ({ use }) => use)}`,
  `climate zones: ${countBy(accounts, ({ climateZone }) => `zone ${climateZone}`)}`,
  `meters: ${countBy(meters, ({ capacity }) => capacity)}`,
  `${readingFiles.length} files with ${readingFiles.reduce((rows, { csv }) => rows + csv.split('\n').length - 2, 0)} readings: ${countBy(readingFiles, ({ contractorId }) => contractorId)}`,
  `rounds: ${readingFiles[0]!.name} … ${readingFiles.at(-1)!.name}`,
  `${payments.length} bills to be paid`,
  'planted faults:',
  ...faults.map(
    (fault) =>
      `  ${fault.kind.padEnd(17)} account ${fault.accountId} meter ${fault.meterId} ${jalaliText(fault.readOn)} ${fault.contractorId}/${fault.readerId}: read ${fault.readIndex ?? 'nothing'}, true ${fault.rightIndex}, seen on ${jalaliText(fault.visit.on)} ${fault.visit.indexSeen}`,
  ),
];

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '7' }, subscribers: { type: 'string', default: '300' } },
});
console.log(
  summary(generateDistrict({ seed: Number(values.seed), subscribers: Number(values.subscribers) })).join('\n'),
);
