/** The bytes of a deposit and of an answer, through API Gateway and Lambda. */
import { expect, test } from 'vitest';
import { corpsTraduit, tropLongue } from '../../functions/platform/aws/fonctions/corps.ts';

const octets = Buffer.from('<é/>', 'latin1');
const demande = { rawPath: '/depots', requestContext: {} };

test('a file that came as text, hence altered, is refused before anyone is accused', () => {
  const texte = { ...demande, body: octets.toString('utf8'), isBase64Encoded: false };
  expect(corpsTraduit(texte)).toMatchObject({ statusCode: 415 });
  expect(corpsTraduit(texte)?.body).toContain('application/octet-stream');
  expect(corpsTraduit({ ...texte, rawPath: '/depots/' })).not.toBeNull();
});

test('a file that came as bytes passes, and so does the JSON of every other route', () => {
  expect(corpsTraduit({ ...demande, body: octets.toString('base64'), isBase64Encoded: true })).toBeNull();
  expect(corpsTraduit({ ...demande, rawPath: '/adhesions/1', body: '{}', isBase64Encoded: false })).toBeNull();
  expect(corpsTraduit({ ...demande, isBase64Encoded: false })).toBeNull();
});

test('an answer that Lambda would break off is refused in so many words', () => {
  const reponse = (longueur: number) => ({ statusCode: 200, body: 'a'.repeat(longueur), isBase64Encoded: true });
  const juste = reponse(6_000_000);
  expect(tropLongue(juste)).toBe(juste);
  expect(tropLongue(reponse(6_000_001))).toMatchObject({ statusCode: 507, isBase64Encoded: false });
});
