import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { passerelle } from '../../infra/aws/passerelle.ts';
import { STAGES } from '../../infra/aws/stages.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** An app under the flags of cdk.json: those are half of what is deployed. */
export function appVide(builtinCloudFormationValidation = false): App {
  const { context } = cdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  return new App({ context, builtinCloudFormationValidation });
}

export interface Synthese {
  readonly app: App;
  readonly stacks: readonly { readonly stage: string; readonly stack: string; readonly template: Template }[];
}

/** What `npm run synth` makes, in this process. Throws where a rule finds fault; the templates' own take seconds. */
export function synthese({ validation = false } = {}): Synthese {
  const app = appVide(validation);
  passerelle(app);
  const assembly = app.synth();
  const stacks = STAGES.flatMap(({ name }) =>
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
