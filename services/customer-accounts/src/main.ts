import 'reflect-metadata';
import { runService } from '@pishkhan/service-kit';
import { customerAccounts } from './index.ts';

await runService(customerAccounts);
