import type { Session } from '@pishkhan/http-client';
import type { World } from './world.ts';

const header = 'meter_serial,read_on,index,kind,reader';
const load = (contractor: Session, body: string) =>
  contractor.request('POST', '/v1/reading-files', { body, contentType: 'text/csv' });

/** Readings arrive as a file; a bad row is named by its line and the good ones are kept (A9, 11.4). */
export const contractorFile = async (world: World): Promise<void> => {
  const { tell, district } = world;
  const zagros = world.metering('reader-zagros');
  const lastFile = district.readingFiles.findLast((file) => file.contractorId === 'contractor-zagros')!;
  const [serial, , index] = lastFile.csv.split('\n').at(-2)!.split(',') as [string, string, string];

  tell.step(
    'A reading contractor sends a file: the good row is accepted, each bad row is rejected with its line and reason',
  );
  const file = [
    header,
    `${serial},۱۴۰۵/۰۹/۰۱,${Number(index) + 4},actual,reader-17`,
    '99999999,1405-09-01,100,actual,reader-17',
    `${serial},1405-13-01,${Number(index) + 9},actual,reader-17`,
    `${serial},1405-10-01,${Number(index) + 9},actual,reader-17`,
    `${serial},1405-09-01,twelve,actual,reader-17`,
    `${serial},1405-09-01,5,guessed,reader-17`,
    '',
  ].join('\n');
  const first = await load(zagros, file);
  tell.expect('rows accepted', first.body.accepted, 1);
  for (const { line, rule, message } of first.body.refused) tell.say(`line ${line}: ${rule} — ${message}`);
  tell.expect(
    'lines refused',
    first.body.refused.map(({ line }: { line: number }) => line),
    [3, 4, 5, 6, 7],
  );
  const second = await load(zagros, file);
  tell.expect('the same file again accepts', second.body.accepted, 0);
  tell.expect('and leaves unchanged', second.body.unchanged, 1);

  tell.step('An invalid file is rejected as a whole');
  const rubbish = await load(zagros, 'PK\u0003\u0004\u0000\u0001 this is no table');
  tell.expect('status', rubbish.status, 400);
  tell.say(`${rubbish.body.rule}: ${rubbish.body.detail ?? rubbish.body.title}`);
  tell.expectRefused('a clerk who sends readings', await load(world.metering('clerk-101'), file), 403, 'RoleMustAllow');
};
