import { faultNamed } from '../../../src/journey/world.ts';
import type { AccessTable } from './table.ts';

/** No exchange and no round has this id. */
const NONE = '01234567-89ab-4cde-8f01-23456789abcd';
const { meterId } = faultNamed('stuckMeter');

/**
 * Written by hand from `docs/security/who-sees-what.md`: readings to review, one of county 1, reading files, a file and
 * a large file that nobody sent, the statement of a contractor, exchanges of meters, one that nobody entered, its form,
 * a meter, reading rounds, one that nobody opened, unread connections, and meters on a wrong account. `●` whole, `–`
 * refused (403: not the role's data), `?` unknown (404: another place, or no such file), `×` not signed in (401).
 */
const WRITTEN = `
                      readings  reading  files  file  large  statement  exchanges  exchange  entry  meter  rounds  round  unread  changes
clerk-101             –         –        –      –     –      –          –          –         ●      ●      –       –      –       –
representative-101-a  –         –        –      –     –      –          –          –         ●      ●      –       –      –       –
representative-101-b  –         –        –      –     –      –          –          –         ●      ●      –       –      –       –
clerk-102             –         –        –      –     –      –          –          –         ●      ●      –       –      –       –
representative-102    –         –        –      –     –      –          –          –         ●      ●      –       –      –       –
head-1                ●         ●        ●      ?     ?      ●          ●          ?         ●      ●      ●       ?      ●       ●
affairs-1             ●         ●        ●      ?     ?      –          –          –         ●      ●      ●       ?      –       –
expert-1              ●         ●        –      –     –      –          –          –         ●      ●      –       –      –       –
connections-1         –         –        –      –     –      –          ●          ?         ●      ●      –       –      –       ●
head-2                ●         ?        ●      ?     ?      ●          ●          ?         ?      ?      ●       ?      ●       ●
receivables-1         –         –        –      –     –      –          –          –         –      –      –       –      –       –
receivables-3         –         –        –      –     –      –          –          –         –      –      –       –      –       –
auditor-1             ●         ●        ●      ?     ?      ●          ●          ?         ●      ●      ●       ?      ●       ●
policy-1              –         –        –      –     –      –          –          –         –      –      –       –      –       –
certifier-1           –         –        –      –     –      –          –          –         –      –      –       –      –       –
reader-zagros         –         –        ●      ?     ?      ●          –          –         ●      ●      ●       ?      –       –
exchange-sabalan      –         –        –      –     –      –          –          –         –      –      –       –      –       –
operator-1            –         –        –      –     –      –          –          –         –      –      –       –      –       –
nobody                ×         ×        ×      ×     ×      ×          ×          ×         ×      ×      ×       ×      ×       ×
`;

/** The pages of metering. */
export const metering: AccessTable = {
  written: WRITTEN,
  pages: () => ({
    readings: ['/readings', 'metering/v1/readings-to-review'],
    reading: [`/readings/standstill-${meterId}`, `metering/v1/readings-to-review/standstill-${meterId}`],
    files: ['/reading-files', 'metering/v1/reading-files'],
    file: ['/reading-files/none', 'metering/v1/reading-files/none'],
    large: ['/reading-files/large/none', 'metering/v1/bulk-reading-files/none'],
    exchanges: ['/meter-exchanges', 'metering/v1/meter-exchanges'],
    exchange: [`/meter-exchanges/${NONE}`, `metering/v1/meter-exchanges/${NONE}`],
    entry: [`/meter-exchanges/enter/${meterId}`, `metering/v1/meters/${meterId}`],
    meter: [`/meters/${meterId}`, `metering/v1/meters/${meterId}`],
    rounds: ['/rounds', 'metering/v1/reading-rounds'],
    round: [`/rounds/${NONE}`, `metering/v1/reading-rounds/${NONE}`],
    unread: ['/unread', 'metering/v1/unread-connections'],
    changes: ['/meter-changes', 'metering/v1/meter-removals'],
    statement: ['/statements/contractor-zagros', 'billing-adjustments/v1/contractors/contractor-zagros/account'],
  }),
};
