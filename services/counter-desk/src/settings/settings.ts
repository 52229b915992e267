import type { ServiceName } from '@pishkhan/contracts';
import type { FileVersion, Listen } from '@pishkhan/service-kit';
import type mongoose from 'mongoose';

/** How long a person stays signed in at a counter that others use too: a version of the policy `desk-sessions`. */
export interface SessionLimits extends FileVersion {
  readonly content: {
    /** Minutes without a request after which the desk is locked until the same person signs in again. */
    readonly lockAfterMinutes: number;
    /** Hours after which a person signs in anew in any case. */
    readonly endAfterHours: number;
    /** Visits that a person takes along on a phone, until the end of the day; absent: none. */
    readonly visits?: {
      /** Visits at once. */
      readonly most: number;
      /** Hours for which finished visits wait for a connection and their person. */
      readonly keepUnsentHours: number;
    };
  };
}

/** What the desk needs from its surroundings. */
export interface DeskSettings {
  readonly listen: Listen;
  /** Address of the desk in the browser, such as `https://desk.example.ir`. Default: where it listens. */
  readonly address?: string;
  /** Public API of each service. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly identity: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    /** The issuer may be plain HTTP: embedded and local profiles only. */
    readonly plainHttp?: boolean;
  };
  readonly sessionLimits: readonly SessionLimits[];
  /** Sessions and unsent words of all processes of the desk. */
  readonly database: mongoose.Connection;
  /** Content of the file of the key that seals them, the same for every process. */
  readonly sealingKey: Uint8Array;
  /** Folder of the built pages. */
  readonly pages: string;
  /** Milliseconds since 1970. Default the system's: sessions follow real time, not business time. */
  readonly now?: () => number;
}
