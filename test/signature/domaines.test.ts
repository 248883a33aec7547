/** « All or none » is a rule of each domain: InfoDematerialisee is said in each. */
import { expect, it } from 'vitest';
import { bordereau, DEUX_BORDEREAUX, retoucher, signer, verifier } from './flux.ts';

const recette = (...bordereaux: string[]) =>
  `<PES_RecetteAller><EnTeteRecette/>${bordereaux.join('')}</PES_RecetteAller></n:PES_Aller>`;
const avecRecette = (xml: string, ...bordereaux: string[]) => retoucher(xml, '</n:PES_Aller>', recette(...bordereaux));
const signe = await signer(DEUX_BORDEREAUX);

it('a signed dépense leaves an unsigned recette alone', () => {
  const { signatures, anomalies, bordereaux } = verifier(avecRecette(signe, bordereau(3), bordereau(4)));
  expect(signatures.map((s) => s.integrite)).toEqual(['intacte', 'intacte']);
  expect(anomalies).toEqual([]);
  expect(bordereaux.map((b) => b.couvertPar)).toEqual(['bordereau', 'bordereau', null, null]);
});

it('within a domain one missing signature is still told, at its bordereau', async () => {
  const tout = await signer(avecRecette(DEUX_BORDEREAUX, bordereau(3), bordereau(4)));
  const sansLeDernier = tout.replace(/<ds:Signature (?![\s\S]*<ds:Signature )[\s\S]*<\/ds:Signature>/, '');
  const { anomalies } = verifier(sansLeDernier);
  expect(anomalies.map((a) => [a.code, a.objet])).toEqual([['BORDEREAU_NON_SIGNE', { bordereau: 3 }]]);
});
