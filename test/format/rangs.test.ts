/** The rank of a bordereau is the same for whoever counts: an anomaly of a signature is pinned by it. */
import { expect, it } from 'vitest';
import { SignatureObserver } from '../../functions/signature/observateur.ts';
import { NOMS_MARQUES } from '../../functions/signature/parcours.ts';
import { Reader } from '../../functions/xml/reader.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { flux, lire, remplacer } from './flux.ts';

const RECETTE = /<PES_RecetteAller>[\s\S]*<\/PES_RecetteAller>/;
const DEPENSE = /<PES_DepenseAller>[\s\S]*<\/PES_DepenseAller>/;
const depense = flux({ bordereaux: 2, pj: 1, taillePj: 50 });
const [D1 = ''] = DEPENSE.exec(depense) ?? [];
const D2 = D1.replaceAll('BORD_', 'SUITE_').replace('"47"', '"57"').replace('"48"', '"58"');
const [R = ''] = RECETTE.exec(flux({ domaine: 'recette', bordereaux: 1 }).replace('BORD_', 'TITRES_')) ?? [];
const [PJ = ''] = /<PES_PJ>[\s\S]*<\/PES_PJ>/.exec(depense) ?? [];
const composer = (...parties: string[]) =>
  remplacer(remplacer(depense, DEPENSE, ''), /<PES_PJ>[\s\S]*<\/PES_PJ>/, parties.join('\n'));

function rangsDesSignatures(xml: string) {
  const sink = new SignatureObserver({ politique: POLITIQUE_PAR_DEFAUT, recuLe: new Date(0) });
  const reader = new Reader({ sink, marked: NOMS_MARQUES });
  reader.write(Buffer.from(xml, 'latin1'));
  reader.finish();
  return sink.resultats().bordereaux.map((b) => [b.rang, b.id]);
}

it.each([
  ['in order', [D1, R, PJ], []],
  ['a domain twice', [D1, D2, R, PJ], ['SCHEMA_ELEMENT_REPETE']],
  ['a domain out of order', [R, D1, PJ], ['SCHEMA_ELEMENT_DEPLACE']],
  ['a domain out of order, then again', [R, D1, D2, PJ], ['SCHEMA_ELEMENT_DEPLACE']],
  ['domains after the PJ', [PJ, D1, R], ['SCHEMA_ELEMENT_DEPLACE']],
  [
    'a domain in a namespace',
    [D1.replace('<PES_DepenseAller>', '<PES_DepenseAller xmlns="urn:x">'), R, PJ],
    ['SCHEMA_ESPACE_DE_NOMS'],
  ],
  ['a stranger among them', [D1, '<Autre><Bordereau/></Autre>', R, PJ], ['SCHEMA_ELEMENT_INATTENDU']],
])('%s: the format and the signatures number the same bordereaux', (_, parties, codes) => {
  const xml = composer(...parties);
  const lu = lire(xml);
  expect(lu.bordereaux.map((b) => [b.ordinal, b.id])).toEqual(rangsDesSignatures(xml));
  expect(lu.bordereaux.length).toBeGreaterThan(0);
  const duSchema = lu.anomalies.map((a) => a.code).filter((code) => code.startsWith('SCHEMA_'));
  expect([...new Set(duSchema)]).toEqual(codes);
});
