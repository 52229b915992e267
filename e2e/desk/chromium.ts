import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The same screens on every machine.
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

const PROGRAM = process.env.PISHKHAN_CHROMIUM ?? '/usr/bin/chromium';

/** Installs Debian's Chromium where there is none, as root; elsewhere the setting names one. */
const ensureChromium = (): void => {
  if (existsSync(PROGRAM)) return;
  console.log('Installing Chromium by apt-get …');
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr, error } = spawnSync('apt-get', words, { encoding: 'utf8' });
    if (status === 0) continue;
    throw new Error(
      `no Chromium at ${PROGRAM}, and apt-get ${words[0]} failed: ${error?.message ?? stderr}. Set PISHKHAN_CHROMIUM to the path of a Chromium.`,
    );
  }
};

/** A real browser. @throws Error that says how to get one */
export const openChromium = async (): Promise<Browser> => {
  ensureChromium();
  return chromium.launch({ executablePath: PROGRAM, args: FLAGS });
};
