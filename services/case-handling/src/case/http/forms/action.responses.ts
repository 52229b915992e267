import type { Action, OwnAction } from '../../../engine/acting/actions.ts';
import type { ActionDto } from './form.dto.ts';
import { formFieldsOf } from './form-fields.ts';

const paths: Readonly<Record<OwnAction['verb'], string>> = {
  report: 'reports',
  decide: 'decisions',
  inform: 'notices',
  sendBack: 'returns',
  refer: 'referrals',
  reassign: 'assignments',
  handOver: 'hand-overs',
  note: 'notes',
  pause: 'pauses',
  resume: 'resumptions',
  escalate: 'escalations',
  withdraw: 'withdrawals',
  reopen: 'reopenings',
};

/** Where an action is accepted: another service works again on what the case waits for. */
const placeOf = (caseId: string, action: Action): Pick<ActionDto, 'service' | 'path'> =>
  action.verb === 'renew'
    ? action.elsewhere
    : { service: 'case-handling', path: `/v1/cases/${caseId}/${paths[action.verb]}` };

export const actionDto = (caseId: string, action: Action): ActionDto => {
  const { verb, answer, title, says, asks } = action;
  return {
    name: verb,
    title: { fa: title.fa, en: title.en },
    says: says ? { fa: says.fa, en: says.en } : null,
    method: 'POST',
    ...placeOf(caseId, action),
    fixed: answer === undefined ? {} : { answer },
    fields: formFieldsOf(asks),
  };
};
