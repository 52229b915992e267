import 'reflect-metadata';
import { runService } from '@pishkhan/service-kit';
import { metering } from './index.ts';

await runService(metering);
