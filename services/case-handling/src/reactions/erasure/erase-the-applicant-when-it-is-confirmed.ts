import { granted, whenRecorded } from '@pishkhan/service-kit';
import { applicantErasure } from '../../case/applicant/domain/applicant-erasure.ts';
import { CaseEraser } from './case-eraser.ts';

/** After the decision is recorded, the keys are destroyed. After a crash and after a restore it is done again (A6). */
export const eraseTheApplicantWhenItIsConfirmed = whenRecorded(applicantErasure, ['ApplicantErasureConfirmed'], {
  name: 'erase-the-applicant-when-it-is-confirmed',
  react: async ({ data: { erasureId, cases } }, { execute, find, clock }) => {
    const left = await (await find(CaseEraser)).eraseClosed(cases);
    granted(await execute(applicantErasure, erasureId, { type: 'RecordApplicantErased', left, today: clock.today() }));
  },
});
