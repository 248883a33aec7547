import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Pipeline } from './pipeline.ts';
import { STAGES } from './stages.ts';

/** Every stage, under the same rules. Apart from app.ts so that the tests can synthesize what is deployed. */
export function passerelle(app: App): readonly Pipeline[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return STAGES.map((stage) => new Pipeline(app, stage));
}
