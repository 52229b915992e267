import 'reflect-metadata';
import { runService } from '@pishkhan/service-process';
import { customerAccounts } from './index.ts';

await runService(customerAccounts);
