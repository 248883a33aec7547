import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { empaquetes, type Paquets } from './brique/paquets.ts';
import { Pipeline } from './pipeline.ts';
import { STAGES, type StageConfig } from './stages.ts';

/** Every stage, under the same rules. Apart from app.ts so that the tests can synthesize what is deployed. */
export function passerelle(
  app: App,
  {
    stages = STAGES,
    paquets = empaquetes,
  }: { readonly stages?: readonly StageConfig[]; readonly paquets?: Paquets } = {},
): readonly Pipeline[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return stages.map((stage) => new Pipeline(app, stage, paquets));
}
