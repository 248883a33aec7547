/** The queue of a comptable: who may read it, and what has changed of it. */
import { describe, expect, test } from 'vitest';
import { ecarts, filesVoulues, lieuDe } from '../../functions/platform/aws/fonctions/destinataire.ts';

const lieu = lieuDe('arn:aws-eusc:lambda:eusc-de-east-1:123456789012:function:provisionner');
const [mortes, file] = filesVoulues(
  { tag: 'codique', valeur: '033001' },
  lieu,
  'passerelle-essai-',
  'alias/passerelle-essai-files',
);

test('the queue of an étude is read by whoever bears its SIRET', () => {
  const sienne = filesVoulues({ tag: 'siret', valeur: '52000000100011' }, lieu, 'passerelle-essai-', 'alias/x').at(-1);
  expect(sienne).toMatchObject({
    nom: 'passerelle-essai-etude-52000000100011',
    tags: { 'passerelle:siret': '52000000100011' },
  });
  const { Statement } = JSON.parse(sienne?.attributs.Policy ?? '');
  expect(Statement[0].Condition).toEqual({ StringEquals: { 'aws:PrincipalTag/siret': '52000000100011' } });
  expect(Statement[1].Condition.StringNotEquals).toEqual({ 'aws:PrincipalTag/siret': '52000000100011' });
});

describe('the queue of a comptable', () => {
  test('is read by whoever bears its codique and by the counter, by nobody else, and through TLS only', () => {
    const { Statement } = JSON.parse(file?.attributs.Policy ?? '');
    expect(Statement).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws-eusc:iam::123456789012:root' },
        Resource: 'arn:aws-eusc:sqs:eusc-de-east-1:123456789012:passerelle-essai-comptable-033001',
        Condition: { StringEquals: { 'aws:PrincipalTag/codique': '033001' } },
      }),
      expect.objectContaining({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: expect.arrayContaining(['sqs:ReceiveMessage', 'sqs:DeleteMessage']),
        Condition: {
          StringNotEquals: { 'aws:PrincipalTag/codique': '033001' },
          ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws-eusc:iam::123456789012:role/passerelle-essai-console' },
        },
      }),
      expect.objectContaining({ Effect: 'Deny', Action: 'sqs:*' }),
    ]);
    expect(Statement[0].Action).not.toContain('sqs:SendMessage');
  });

  test('has dead letters, made before it, that the comptable does not read', () => {
    expect(mortes?.nom).toBe('passerelle-essai-comptable-033001-lettres-mortes');
    expect(JSON.parse(file?.attributs.RedrivePolicy ?? '')).toEqual({
      deadLetterTargetArn: `arn:aws-eusc:sqs:eusc-de-east-1:123456789012:${mortes?.nom}`,
      maxReceiveCount: 1000,
    });
    expect(mortes?.attributs.Policy).not.toContain('Allow');
  });

  test('is left alone while it is as it must be', () => {
    const presents = { ...file!.attributs, RedrivePolicy: JSON.stringify(JSON.parse(file!.attributs.RedrivePolicy!)) };
    expect(ecarts(file!, { ...presents, ApproximateNumberOfMessages: '12' })).toEqual({});
  });

  test.each(['Policy', 'RedrivePolicy', 'KmsMasterKeyId', 'MessageRetentionPeriod'])(
    'is put right where its %s was changed or taken away',
    (attribut) => {
      const { [attribut]: voulu, ...autres } = file!.attributs;
      expect(ecarts(file!, autres)).toEqual({ [attribut]: voulu });
      expect(ecarts(file!, { ...autres, [attribut]: attribut.endsWith('Policy') ? '{}' : '1' })).toEqual({
        [attribut]: voulu,
      });
    },
  );
});
