import 'reflect-metadata';
import { runService } from '@pishkhan/service-kit';
import { caseHandling } from './index.ts';

await runService(caseHandling);
