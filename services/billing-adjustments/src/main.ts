import 'reflect-metadata';
import { runService } from '@pishkhan/service-process';
import { billingAdjustments } from './index.ts';

await runService(billingAdjustments);
