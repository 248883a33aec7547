import { readdirSync, readFileSync } from 'node:fs';
import { Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { appVide, synthese, templateDe } from './synthese.ts';

const made = synthese({ validation: true });

describe('the rules that guard the app', () => {
  test('refuse what they must: they are on', () => {
    const app = appVide();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new Queue(new Stack(app, 'Stack'), 'WithoutTls');
    expect(() => app.synth()).toThrow('The SQS queue does not require requests to use SSL');
  });

  test('are waived nowhere', () => {
    const waived = made.app.node
      .findAll()
      .flatMap(({ node }) => node.metadata.map((entry) => ({ path: node.path, ...entry })))
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .map(({ path, data }) => [path, data]);
    expect(waived).toEqual([]);
  });
});

describe('one app for every partition', () => {
  test('no source names one', () => {
    const sources = readdirSync('infra/aws').map((file) => readFileSync(`infra/aws/${file}`, 'utf8'));
    expect(sources.filter((source) => source.includes('arn:aws:'))).toEqual([]);
  });

  test.each(made.stacks)('$stage/$stack leaves partition and domain to the place', ({ template }) => {
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toContain('arn:aws');
    expect(text.match(/[\w.-]*amazonaws\.(?!com")[\w.]*/g) ?? []).toEqual([]);
  });

  test.each(['Socle', 'Flux'])('%s declares the same things in both', (stack) => {
    const shape = (stage: string) => Object.keys(templateDe(made, stage, stack).toJSON().Resources);
    expect(shape('production-souveraine')).toEqual(shape('production'));
  });
});

test('what must survive keeps its logical id, hence its content, and outlives its stack', () => {
  const resources = Object.entries(templateDe(made, 'production', 'Socle').findResources('*'));
  const survivors = resources.filter(([, { Type }]) => !Type.endsWith('Policy'));
  expect(survivors.map(([id, { DeletionPolicy }]) => `${id}: ${DeletionPolicy}`)).toMatchInlineSnapshot(`[]`);
});
