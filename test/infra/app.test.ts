import { readdirSync, readFileSync } from 'node:fs';
import { Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { appVide, synthese, templateDe } from './synthese.ts';

const made = synthese();
const derogations = z.record(z.string(), z.string());
const NOM = /AwsSolutions::AwsSolutions-/;

describe('the rules that guard the app', () => {
  test('refuse what they must: they are on', () => {
    const app = appVide();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new Queue(new Stack(app, 'Stack'), 'WithoutTls');
    expect(() => app.synth()).toThrow('The SQS queue does not require requests to use SSL');
  });

  test('are waived for these reasons, on these constructs, and nowhere else', () => {
    const admises = made.app.node
      .findAll()
      .flatMap(({ node }) => node.metadata.map((entry) => ({ path: node.path, ...entry })))
      .filter(
        ({ type, path }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && path.startsWith('production/'),
      )
      .flatMap(({ path, data }) =>
        Object.entries(derogations.parse(data)).map(([id, reason]) => ({ path, id, reason })),
      );
    expect(new Set(admises.map(({ reason }) => reason))).toEqual(
      new Set([
        'Objects of one bucket of ours, under one prefix at most: their keys are not known beforehand.',
        'Queues of recipients, which the register names: beyond what CloudFormation holds, they are made by a function.',
        'It holds what a stream could not hand over: it is dead letters itself.',
        'It holds what EventBridge could not call: it is dead letters itself.',
      ]),
    );
    const dites = admises.map(({ path, id }) => `${path.replace(/^production\/Flux\//, '')}: ${id.replace(NOM, '')}`);
    expect(dites.sort()).toMatchSnapshot();
  });
});

describe('one app for every partition', () => {
  test('no source names one', () => {
    const sources = readdirSync('infra/aws', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const fautives = sources.filter((file) =>
      /arn:aws|amazonaws\.com(?!')/.test(readFileSync(`infra/aws/${file}`, 'utf8')),
    );
    expect(fautives).toEqual([]);
  });

  test.each(made.stacks)('$stage/$stack leaves partition and domain to the place', ({ template }) => {
    const text = JSON.stringify(template.toJSON());
    expect(text).not.toContain('arn:aws');
    expect(text.match(/[\w.-]*amazonaws\.(?!com")[\w.]*/g) ?? []).toEqual([]);
  });

  test.each(['Socle', 'Flux'])('%s declares the same things in both', (stack) => {
    // The permissions that EventBridge gets are named by the place.
    const shape = (stage: string) =>
      Object.keys(templateDe(made, stage, stack).toJSON().Resources).map((id) => id.replace(/AllowEventRule.*/, ''));
    expect(shape('production-souveraine')).toEqual(shape('production'));
  });
});
