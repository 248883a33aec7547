import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';
import { passerelle } from '../../infra/aws/passerelle.ts';
import { STAGES } from '../../infra/aws/stages.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * An app under the flags of cdk.json: those are half of what is deployed. Its templates are held against the schemas of
 * CloudFormation by `npm run synth`, for which they take seconds to load.
 */
export function appVide(): App {
  const { context } = cdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  return new App({ context, builtinCloudFormationValidation: false });
}

export interface Synthese {
  readonly app: App;
  readonly stacks: readonly { readonly stage: string; readonly stack: string; readonly template: Template }[];
}

/** In the place of the bundles, which no template shows: the journey of test/aws runs those. */
const vide = (() => {
  const dossier = mkdtempSync(join(tmpdir(), 'passerelle-sans-paquet-'));
  process.once('exit', () => rmSync(dossier, { recursive: true, force: true }));
  writeFileSync(join(dossier, 'index.mjs'), '');
  return dossier;
})();

/** What `npm run synth` makes but for the code of the functions, in this process. Throws where a rule finds fault. */
export function synthese({ stages = STAGES.map(({ name }) => name) } = {}): Synthese {
  const app = appVide();
  passerelle(app, { stages: STAGES.filter(({ name }) => stages.includes(name)), paquets: () => Code.fromAsset(vide) });
  const assembly = app.synth();
  const stacks = stages.flatMap((name) =>
    assembly.getNestedAssembly(`assembly-${name}`).stacks.map(({ stackName, template }) => ({
      stage: name,
      stack: stackName.slice(name.length + 1),
      template: Template.fromJSON(template),
    })),
  );
  return { app, stacks };
}

export function templateDe({ stacks }: Synthese, stage: string, stack: string): Template {
  const found = stacks.find((candidate) => candidate.stage === stage && candidate.stack === stack);
  if (found === undefined) throw new Error(`no stack ${stack} in stage ${stage}`);
  return found.template;
}
