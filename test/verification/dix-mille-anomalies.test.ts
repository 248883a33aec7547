/** A flow with ten thousand errors: the first hundred of a level are told, the rest is counted, wherever one reads it. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { acquit } from '../../functions/acquit/acquit.ts';
import { acquitEnClair } from '../../functions/acquit/en-clair.ts';
import { sectionAnomalies } from '../../functions/console/pages/depot/anomalies.ts';
import { Reader } from '../../functions/xml/reader.ts';
import { genererFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { pourLaLigneDeCommande, type Verdict } from '../../schemas/verdict.ts';
import { enLong } from '../en-long.ts';
import { libxml2, racines } from '../schemas/jeu-depose.ts';
import { juger, octets } from './flux.ts';

const LIGNES: Demande = { pieces: 2000, lignes: 5 };
const PJ: Demande = { bordereaux: 1, pieces: 1, lignes: 1, pj: 10_000, taillePj: 40 };
const RIB_FAUX = '<CodeEtab V="99999"/><CodeGuic V="00001"/><IdCpte V="00000000001"/><CleRib V="16"/>';

/** `places`: how many positions in the file may be asked for. */
const CAS = [
  {
    nom: 'codes that the schema does not know',
    ...{ demande: LIGNES, ancien: /<ModRegl V="03"\/>/g, nouveau: '<ModRegl V="99"/>' },
    ...{ code: 'CODE_INCONNU', niveau: 'flux', verdict: 'rejete', places: 10_100 },
  },
  {
    nom: 'wrong keys of RIB',
    ...{ demande: LIGNES, ancien: /<BIC [^>]*>\s*<IBAN [^>]*>/g, nouveau: RIB_FAUX },
    ...{ code: 'RIB_INCORRECT', niveau: 'ligne', verdict: 'rejete', places: 100 },
  },
  {
    nom: 'empty PJ',
    ...{ demande: PJ, ancien: /(<Fichier[^>]*>)[^<]*/g, nouveau: '$1' },
    ...{ code: 'PJ_VIDE', niveau: 'pj', verdict: 'partiel', places: 100 },
  },
  {
    nom: 'names of PJ that the schema refuses',
    ...{ demande: PJ, ancien: /(<NomPJ V="[^"]*)\.pdf"/g, nouveau: '$1"' },
    ...{ code: 'PJ_NOM_INCORRECT', niveau: 'pj', verdict: 'partiel', places: 10_100 },
  },
] as const;

const RECU = lireDepot([
  {
    ...{ stream: `depot/${'d'.repeat(64)}`, seq: 1, type: 'DepotRecu', v: 1, at: '2026-10-01T08:00:00.000Z' },
    ...{ prev: '0'.repeat(64), hash: '0'.repeat(64) },
    data: {
      ...{ bucket: 'depot', key: 'ordonnateurs/21330000100017/pes.xml', version: 'v1', sha256: 'a'.repeat(64) },
      ...{ size: 3, nom: 'pes.xml', expediteur: '21330000100017', recuLe: '2026-10-01T08:00:00.000Z' },
    },
  },
]);

/** What is only counted, at the flow or at each of its parts. */
const comptees = (texte: string): number =>
  [...texte.matchAll(/(\d[\d\s]*)\sautres? anomalies?/g)].reduce(
    (somme, [, nombre = '']) => somme + Number(nombre.replace(/\s/g, '')),
    0,
  );

/** One of each demande, at each change. */
const JUGES = CAS.filter((_, rang) => rang % enLong(1, 3) === 0);

describe.each(JUGES)('Ten thousand $nom', ({ demande, ancien, nouveau, code, niveau, verdict: issue, places }) => {
  const lieu = vi.spyOn(Reader.prototype, 'lieu');
  let verdict: Verdict;
  beforeAll(async () => {
    const sain = (await octets(genererFlux({ ...demande, signature: 'aucune' }))).toString('latin1');
    lieu.mockClear();
    verdict = await juger(Buffer.from(sain.replace(ancien, nouveau), 'latin1'));
  });

  it('give a hundred anomalies and the exact count of the rest', () => {
    const rejets = verdict.anomalies.filter(({ gravite }) => gravite === 'rejet');
    expect([verdict.verdict, verdict.anomaliesOmises]).toEqual([issue, 9900]);
    expect(rejets.map((a) => `${a.code} ${a.niveau}`)).toEqual(Array(100).fill(`${code} ${niveau}`));
    const json = pourLaLigneDeCommande('a.xml', verdict);
    expect([json.anomalies.length, json.anomaliesOmises]).toEqual([verdict.anomalies.length, 9900]);
  });

  it('ask for a bounded number of places', () => {
    expect(lieu.mock.calls.length).toBeLessThanOrEqual(places);
  });

  it('reject every part that they are in, told or not', () => {
    const parties = niveau === 'pj' ? verdict.pj : verdict.bordereaux;
    expect(parties.length).toBeGreaterThan(0);
    for (const partie of parties) expect(partie).toMatchObject({ verdict: 'rejete', motifs: [code] });
  });

  it('are all told or counted in the PES_ACQUIT, which its schema admits, in the text and on the page', () => {
    const { nature, bytes } = acquit(RECU, verdict);
    const xml = Buffer.from(bytes).toString('latin1');
    expect(nature).toBe('PES_ACQUIT');
    const erreurs = xml.match(/<Erreur>/g)?.length ?? 0;
    const comptes = xml.match(/autres? anomalies? de/g)?.length ?? 0;
    expect(erreurs - comptes + comptees(xml)).toBe(10_000);
    const schema = racines().find(({ fichier }) => fichier === 'acquit.xsd')?.chemin ?? '';
    expect(libxml2(schema)(bytes)).toEqual([]);
    const toutes = verdict.anomalies.length + 9900;
    for (const dit of [acquitEnClair(RECU, verdict), String(sectionAnomalies(verdict, 'd'.repeat(64)))])
      expect((dit.match(/Que faire/g)?.length ?? 0) + comptees(dit)).toBe(toutes);
  });
});
