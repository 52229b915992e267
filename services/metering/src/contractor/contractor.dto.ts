import { choices, civilDate, meterSerial, optional, plain, rows, titleText, uuid } from '@pishkhan/fields';
import { dto, PageQuery } from '@pishkhan/service-kit';
import { contractorId, zone } from './zone/place-names.ts';
import { contractorWorks } from './domain/contractor.messages.ts';

/** Meters of one contract, a limit of the size of its event; more meters need a zone or a second contract. */
const MOST_METERS = 5_000;

export class ContractorBody extends dto({
  contractorId,
  title: titleText({ fa: 'نام پیمانکار', en: 'name of the company or person' }, { max: 120 }),
  works: choices({ fa: 'کارهای پیمانکار', en: 'works that it does' }, contractorWorks, {
    titles: {
      reading: { fa: 'قرائت کنتور', en: 'reads meters' },
      exchange: { fa: 'تعویض کنتور', en: 'exchanges meters' },
      calibration: { fa: 'کالیبراسیون کنتور', en: 'calibrates meters' },
    },
  }),
}) {}

export class ContractorNamedDto extends dto({ contractorId: plain.text('contractor') }) {}

export class NamedContractorPath extends dto({ contractorId }) {}

export class ContractBody extends dto({
  zone: optional(zone),
  meters: optional(
    rows(
      { fa: 'کنتورهای قرارداد', en: 'meters that the contract names' },
      { serial: meterSerial() },
      { most: MOST_METERS },
    ),
  ),
  from: civilDate({ fa: 'نخستین روز قرارداد', en: 'first day' }),
  to: optional(civilDate({ fa: 'آخرین روز قرارداد', en: 'last day, included' })),
}) {}

export class ContractNamedDto extends dto({ contractId: plain.text('contract') }) {}

export class ContractPath extends dto({
  contractorId,
  contractId: uuid({ fa: 'شناسه قرارداد', en: 'contract' }),
}) {}

export class ContractEndBody extends dto({
  lastDay: civilDate({ fa: 'آخرین روز قرارداد', en: 'last day, today at the earliest' }),
  reason: titleText({ fa: 'علت پایان', en: 'why it ends' }, { min: 3, max: 400 }),
}) {}

export class ContractsQuery extends dto({ ...PageQuery.fields, contractorId: optional(contractorId) }) {}

export class AppointmentBody extends dto({
  zone,
  contractorId,
  from: civilDate({ fa: 'نخستین روز', en: 'first day' }),
}) {}

export class AppointmentNamedDto extends dto({ zone: plain.text('zone'), contractorId: plain.text('contractor') }) {}
