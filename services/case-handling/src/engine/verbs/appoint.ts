import type { FilledInForm } from '@pishkhan/fields';
import type { Evidence } from '../case.messages.ts';
import type { Choice, FactRecord, Refusal } from '../kind/vocabulary.ts';
import { exchangeCompanyMustBeAppointed, workshopMustBeRegistered } from '../rules/order.rules.ts';

const named = (value: FilledInForm[string] | undefined): string => (typeof value === 'string' ? value : '');

type Known = Pick<Evidence, 'exchangeCompany' | 'workshops'>;

/** Rejects if nobody can get the order; with the filled-in form also a workshop that is not registered. */
export const refusesAppointment = ({ appoints }: Choice, known: Known, form?: FilledInForm): Refusal => {
  if (!appoints) return false;
  if ('of' in appoints) return exchangeCompanyMustBeAppointed(known.exchangeCompany);
  return workshopMustBeRegistered(known.workshops ?? [], form && named(form[appoints.named]));
};

/** The fact with the contractor that gets the order. */
export const appointed = ({ appoints }: Choice, known: Known, form: FilledInForm): FactRecord => {
  if (!appoints) return {};
  return { [appoints.fact]: 'of' in appoints ? known.exchangeCompany : named(form[appoints.named]) };
};
