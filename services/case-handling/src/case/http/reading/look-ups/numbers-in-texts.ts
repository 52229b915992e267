import { referencesIn } from '@pishkhan/identifiers';
import type { CaseFileView } from '../../../views/case-file.view.ts';

/** Whether numbers were taken out of the texts of the case (N17). */
export const hasNumbers = (file: CaseFileView): boolean => referencesIn(JSON.stringify(file)).length > 0;
