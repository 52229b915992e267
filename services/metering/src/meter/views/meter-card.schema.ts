import { meterInstalled } from '@pishkhan/contracts';
import { civilDate, list, oneOf, optional, orNull, text, titled, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { registerTitles, unitTitles } from '../domain/recording/registers/registers.ts';
import { takenOffTitles } from '../leaving/exchanging/absences.ts';

const { capacity } = meterInstalled.schema.properties;

const lastReading = Type.Object(
  {
    readingId: text('reading'),
    readOn: civilDate('day of the reading'),
    index: whole('index, m³'),
    kind: oneOf('origin of the index', ['actual', 'estimated']),
  },
  { $id: 'LastReading' },
);
const meterFault = Type.Object(
  {
    caseId: text('case that found it'),
    foundOn: civilDate('day of the visit'),
    foundBy: text('who visited'),
    indexSeen: whole('index seen, m³'),
  },
  { $id: 'MeterFault' },
);

const removal = Type.Object(
  { on: civilDate('day'), reason: text('why it was the wrong account') },
  { $id: 'RemovalOfMeter', description: 'taken off the account; null while it measures the account' },
);

const takenOff = Type.Object(
  {
    on: civilDate('day of the removal'),
    index: whole('index at the removal, m³'),
    because: titled('why', takenOffTitles),
    newMeterId: orNull(text('meter in its place; null if the connection has none')),
    caseId: orNull(text('case that asked; null for an entry of the connections unit')),
  },
  { $id: 'TakenOffMeter', description: 'taken off the connection that it measured; null while it is on it' },
);

const lastTest = Type.Object(
  {
    testedOn: civilDate('day of the test'),
    answerNumber: text('number of the written answer of the workshop'),
    answeredOn: civilDate('day of the written answer'),
    errorBasisPoints: whole('error in hundredths of a per cent; positive: it registers too much (15.4-17)'),
    isSound: truth('sound by the judgement of the workshop'),
    validUntil: orNull(civilDate('last day of the certificate; null without one')),
    caseId: text('case that ordered it'),
  },
  { $id: 'LastTestOfMeter', description: 'the last test by a workshop; null if none is known' },
);

const zoneMove = Type.Object({ zone: text('zone'), from: civilDate('first day') }, { $id: 'ZoneOfMeter' });

const lastOfRegister = Type.Object(
  { index: whole('index'), readOn: civilDate('day of the reading') },
  {
    $id: 'LastFigureOfRegister',
    description: 'as it was read last, also of a day that closes no period; absent before',
  },
);
const registerOfMeter = Type.Object(
  {
    register: titled('register', registerTitles),
    digits: whole('digits of the register'),
    unit: titled('unit', unitTitles),
    counts: truth('its consumption counts into the volume'),
    index: whole('index at installation'),
    last: optional(lastOfRegister),
  },
  { $id: 'RegisterOfMeter' },
);
const registerSet = Type.Object(
  {
    meterType: text('meter type, by the policy `meter-types`'),
    registers: list('its registers', registerOfMeter),
  },
  { $id: 'RegisterSet', description: 'of a meter with several registers; absent of the others (C3-1)' },
);

/** Facts about a meter. */
export const meterCardDocument = Type.Object(
  {
    meterId: text('meter'),
    accountId: text('account that it measures'),
    serial: text('serial number'),
    serialKey: text('serial number without separators'),
    capacity,
    registerDigits: whole('digits of the register'),
    zone: orNull(text('zone of the county today; null for a meter of no zone')),
    replaces: optional(list('meters before it on the connection', Type.String())),
    zoneMoves: optional(list('zones after that of the installation', zoneMove)),
    countyOffice: orNull(text('county gas office at the installation; null for meters of earlier releases')),
    installedOn: civilDate('day of installation'),
    indexAtInstallation: whole('index at installation, m³'),
    lastReading,
    stoodStillSince: orNull(civilDate('first reading of the present standstill; null while the meter moves')),
    faults: list('faults that visits found', meterFault),
    removed: orNull(removal),
    make: orNull(text('maker; null if unknown')),
    seals: list('numbers of its seals, as they were last seen', Type.String()),
    takenOff: orNull(takenOff),
    lastTest: orNull(lastTest),
    registerSet: optional(registerSet),
  },
  { $id: 'MeterCard' },
);
export type MeterCard = DocumentOf<typeof meterCardDocument>;
