import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** A test that did not run proves nothing: skipped, left to do, or never reached. */
class NothingSkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    for (const test of skipped) console.error(`SKIPPED  ${test.module.relativeModuleId} > ${test.fullName}`);
    if (skipped.length > 0) process.exitCode = 1;
  }
}

/** Writes `passed failed` for `.ci/run`, which sums them. */
class Count implements Reporter {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    // A file that could not even be loaded has no test of its own to fail.
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    writeFileSync(this.file, `${passed} ${tests.length - passed + broken}\n`);
  }
}

export function rapporteurs(): ('default' | Reporter)[] {
  const file = process.env.PASSERELLE_COMPTE;
  return ['default', new NothingSkipped(), ...(file === undefined ? [] : [new Count(file)])];
}
