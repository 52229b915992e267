import 'reflect-metadata';
import { runService } from '@pishkhan/service-kit';
import { billingAdjustments } from './index.ts';

await runService(billingAdjustments);
