import { expect, test } from 'vitest';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { altere, juger } from '../verification/flux.ts';

test('an Id given twice in a flow that nobody signed is the schema’s affair, not the signature software’s', async () => {
  const flux = Buffer.concat([...genererFlux({ bordereaux: 2 })]);
  const [premier = '', second = ''] = flux.toString('latin1').match(/<Bordereau Id="[^"]*"/g) ?? [];
  const { anomalies, verdict } = await juger(altere(flux, second, premier));
  expect(verdict).toBe('rejete');
  expect(anomalies.map(({ code }) => code)).toEqual(['SCHEMA_ID_EN_DOUBLE']);
});
