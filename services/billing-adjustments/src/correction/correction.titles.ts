import type { RuleTitles } from '@pishkhan/service-kit';

/** What a clerk reads when a rule of corrections refuses. */
export const correctionTitles: RuleTitles = {
  AccountMustBeBilled: { fa: 'برای این اشتراک قبضی صادر نشده است', en: 'The account is not billed' },
  ReadingMustBeBilled: { fa: 'از این قرائت قبضی صادر نشده است', en: 'No bill was made of this reading' },
  CorrectIndexMustDiffer: { fa: 'رقم صحیح همان رقم ثبت‌شده است', en: 'The right index is the one that stands' },
  CorrectIndexMustFitRegister: { fa: 'کنتور این رقم را نشان نمی‌دهد', en: 'The meter cannot show this index' },
  CorrectIndexMustFitNeighbours: {
    fa: 'رقم صحیح باید میان قرائت پیشین و پسین باشد',
    en: 'The right index must lie between the readings before and after',
  },
  ContractorAtFaultMustHaveRead: {
    fa: 'پیمانکار مقصر باید همان قرائت‌کننده باشد',
    en: 'The contractor at fault must be the one who read',
  },
  PolicyMustBeInForce: { fa: 'سیاست لازم منتشر نشده است', en: 'A policy that is needed is not published' },
  ProposerMustHoldValidCertificate: {
    fa: 'پیشنهاددهنده باید در روز پیشنهاد برای دفتر همین پرونده گواهی صلاحیت معتبر داشته باشد',
    en: 'Whoever proposes must hold a valid certificate for the office of the case on that day',
  },
  CorrectionMustExist: { fa: 'چنین تعدیلی وجود ندارد', en: 'There is no such correction' },
  CorrectionMustBeAwaitingApproval: {
    fa: 'این تعدیل در انتظار تأیید نیست',
    en: 'The correction does not wait for approval',
  },
  ApproverMustNotBeProposer: { fa: 'پیشنهاددهنده نمی‌تواند تأیید کند', en: 'Whoever proposes may not approve' },
  ApproverMustNotBeTheDisputedReader: {
    fa: 'قرائت‌کننده مورد اعتراض نمی‌تواند تأیید کند',
    en: 'The reader whose reading is disputed may not approve',
  },
  ApproverMustNotHaveApprovedBefore: { fa: 'این شخص پیش‌تر تأیید کرده است', en: 'This person has approved before' },
  ApproverMustBelongToTheOfficeOfTheCase: {
    fa: 'تأییدکننده باید از دفتر همین پرونده باشد',
    en: 'The approver must belong to the office of the case',
  },
  ApproverMustHoldTheRole: {
    fa: 'تأیید باقی‌مانده با نقش دیگری است',
    en: 'The approval still needed is of another role',
  },
  CorrectionMustBeOfTheOwnOffice: { fa: 'این تعدیل از دفتر دیگری است', en: 'The correction is of another office' },
  ApprovedHashMustBeCurrent: {
    fa: 'چکیده تأییدشده پیشنهاد کنونی نیست',
    en: 'The hash is not that of the current proposal',
  },
  ProposalMustMatchItsInputs: {
    fa: 'داده‌ها پس از پیشنهاد تغییر کرده‌اند؛ پیشنهاد باید دوباره محاسبه شود',
    en: 'Inputs have changed since; the proposal must be computed afresh',
  },
};
