/**
 * What AWS, or the emulator that stands for it, does otherwise than a clause of the contract says. Such a clause must
 * fail: the day it passes, it leaves this list.
 */
import { afterAll, beforeEach, expect } from 'vitest';

/** Declares them for the tests of one file: each name is that of a test there, each text says why it fails. */
export function ecarts(declares: Readonly<Record<string, string>>): void {
  const vus = new Set<string>();
  beforeEach(({ task }) => {
    if (!Object.hasOwn(declares, task.name)) return;
    vus.add(task.name);
    Object.assign(task, { fails: true });
  });
  afterAll(() => {
    expect([...vus].sort()).toEqual(Object.keys(declares).sort());
  });
}
