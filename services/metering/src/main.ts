import 'reflect-metadata';
import { runService } from '@pishkhan/service-process';
import { metering } from './index.ts';

await runService(metering);
