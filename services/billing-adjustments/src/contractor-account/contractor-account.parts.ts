import { contractorAccount } from './domain/contractor-account.ts';
import { contractorBalance, contractorStatement } from './views/contractor-statement.view.ts';

/** What the service is made of here, without Nest; the controller is in `contractor-account.api.ts`. */
export const contractorAccountParts = {
  deciders: [contractorAccount],
  views: [contractorStatement, contractorBalance],
  publish: {},
  reactions: [],
};
