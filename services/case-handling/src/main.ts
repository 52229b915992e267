import 'reflect-metadata';
import { runService } from '@pishkhan/service-process';
import { caseHandling } from './index.ts';

await runService(caseHandling);
