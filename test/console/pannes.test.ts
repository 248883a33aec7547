import { expect, test } from 'vitest';
import { panneDe } from '../../functions/platform/panne.ts';
import { consoleEprouvee, fluxDeDonnees } from './console-eprouvee.ts';
import { fautes, OPERATIONS } from './openapi-contrat.ts';

const plein = Object.assign(new Error('database or disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
const schemaDe = (operation: string, type: string) =>
  OPERATIONS.get(operation)?.responses['503']?.content?.[type]?.schema ?? {};

test('a deposit that finds the disk full is told why, and when to come back', async () => {
  const { journal, deposer, signales } = await consoleEprouvee();
  journal.append = () => Promise.reject(plein);
  const reponse = await deposer(fluxDeDonnees(), 'a.xml');
  expect(reponse.status).toBe(503);
  expect(reponse.headers.get('Retry-After')).toBe('60');
  const corps = await reponse.json();
  expect(corps).toMatchObject({ code: 'DISQUE_PLEIN', detail: expect.stringMatching(/^Le disque est plein/) });
  expect(fautes({ $ref: '#/components/schemas/Probleme503' }, corps)).toBeNull();
  expect(signales).toEqual([plein]);
});

test('the health of the service names what prevents it, and to anybody', async () => {
  const { appeler } = await consoleEprouvee({ panne: () => panneDe(plein) });
  const reponse = await appeler('/sante');
  expect(reponse.status).toBe(503);
  const corps = await reponse.json();
  expect(corps).toMatchObject({ etat: 'disque-plein', remede: expect.stringMatching(/^Libérez/) });
  expect(fautes(schemaDe('GET /sante', 'application/json'), corps)).toBeNull();
});
