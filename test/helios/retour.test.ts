/** What is read, and shown, of a PES_Retour. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lireRetour } from '../../functions/helios/lecteur-de-retour.ts';
import { guichetDuComptable, toutAccepte } from './guichet-du-comptable.ts';
import { clientRetour, depenseRetour, type MandatSuivi, retour } from './reponses-fabriquees.ts';

const MANDATS: readonly MandatSuivi[] = [
  { numero: '1200', etat: '02', dates: { DtePcePec: '2026-10-12' }, lignes: ['01', '01', '07'] },
  {
    numero: '1201',
    etat: '04',
    dates: { DtePceRej: '2026-10-13', DtePceInst: '2026-10-10' },
    observation: 'Pièce justificative <illisible>',
    lignes: ['02'],
  },
  { numero: '1202', etat: '05', lignes: [] },
];

test('la page du dépôt dit ce que chaque mandat est devenu, et la date du retour', async () => {
  const { transmettre, repondre, lire, page } = await guichetDuComptable();
  const { depotId, enTete } = await transmettre();
  const [un, deux] = MANDATS;
  if (un === undefined || deux === undefined) throw new Error('no mandat');
  const suites = [depenseRetour('2026', '47', [un, deux]), clientRetour('2026-10-31', ['R1', 'R2', 'R3'])];
  expect((await repondre(retour(enTete, suites), 'retour.xml')).etat).toBe('accepte');
  const [reponse] = (await lire(depotId)).reponsesHelios;
  expect(reponse.issue).toBe(
    'Hélios fait retour des suites données à 1\u00a0bordereau (2\u00a0pièces) et de ce que 3\u00a0débiteurs doivent encore, au 31/10/2026.',
  );
  expect(reponse.provenance).toMatch(/^Ce PES_Retour, daté du 30\/09\/2026, est d’Hélios/);
  expect(reponse.lignes).toEqual([
    {
      ...{ objet: 'Bordereau de dépense n°\u00a047 (exercice 2026)', etat: null, etatEnClair: null, anomalies: [] },
      suites: [
        'Mandat 1200 : pris en charge le 12/10/2026 ; lignes : prise en charge (2), prise en charge avec anomalies (1)',
        'Mandat 1201 : rejeté le 13/10/2026 (en instance le 10/10/2026) ; observation : Pièce justificative <illisible> ; lignes : rejetée (1)',
      ],
    },
  ]);
  expect(await page(`/depots/${depotId}`)).toContain('observation : Pièce justificative &lt;illisible&gt;');
});

test('plusieurs réponses d’un même dépôt ont chacune leur titre et leur lien', async () => {
  const { transmettre, repondre, page } = await guichetDuComptable();
  const { depotId, enTete } = await transmettre();
  await repondre(toutAccepte(enTete));
  await repondre(retour(enTete), 'retour.xml');
  await repondre(retour(enTete, [clientRetour('2026-10-31', ['R1'])]), 'retour-2.xml');
  const html = await page(`/depots/${depotId}`);
  const titres = [...html.matchAll(/<h2>(Réponse d’Hélios[^<]*)<\/h2>/g)].map(([, titre]) => titre);
  const liens = [...html.matchAll(/>(Voir le dépôt de la réponse[^<]*)<\/a>/g)].map(([, lien]) => lien);
  expect([titres.length, new Set(titres).size, new Set(liens).size]).toEqual([3, 3, 3]);
  expect(titres[0]).toContain('n°\u00a03 (PES_Retour)');
});

const suivi = fc.record({
  numero: fc.integer({ min: 1, max: 9_999_999 }).map(String),
  etat: fc.constantFrom('01', '02', '04', '05'),
  lignes: fc.array(fc.constantFrom('01', '02', '16'), { maxLength: 5 }),
});

test('est lu tel qu’il est écrit, quels que soient les morceaux', async () => {
  const mandats = fc.array(suivi, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(mandats, fc.integer({ min: 1, max: 200 }), async (ecrits, pas) => {
      const octets = retour(undefined, [depenseRetour('2026', '47', ecrits)]);
      const morceaux = Array.from({ length: Math.ceil(octets.length / pas) }, (_, i) =>
        octets.subarray(i * pas, (i + 1) * pas),
      );
      const suites = (await lireRetour(morceaux))?.suites;
      expect(suites?.compte).toEqual({ bordereaux: 1, pieces: ecrits.length, debiteurs: 0 });
      expect(suites?.bordereaux[0]).toMatchObject({ domaine: 'depense', exercice: '2026', numero: '47' });
      expect(suites?.bordereaux[0]?.pieces.map(({ numero, etat, lignes }) => ({ numero, etat, lignes }))).toEqual(
        ecrits.map(({ lignes, ...piece }) => ({
          ...piece,
          lignes: [...Map.groupBy(lignes, (etat) => etat)].map(([etat, siennes]) => ({ etat, nombre: siennes.length })),
        })),
      );
    }),
    { numRuns: 60 },
  );
});

test('d’une recette, il dit les titres et l’ORMC qui est suivi en une fois', async () => {
  const xml = `<n:PES_Retour xmlns:n="urn:n"><PES_RecetteRetour><Bordereau><BordereauORMCGlobal><Exer V="2026"/>
<IdBord V="9"/><MtTTC V="10.00"/><DtePec V="2026-10-01"/></BordereauORMCGlobal></Bordereau><Bordereau><BlocBordereau>
<Exer V="2026"/><IdBord V="10"/></BlocBordereau><Piece><BlocPiece><IdPce V="5"/><EtatPce V="03"/></BlocPiece></Piece>
</Bordereau></PES_RecetteRetour></n:PES_Retour>`;
  const suites = (await lireRetour([Buffer.from(xml)]))?.suites;
  expect(suites?.bordereaux).toMatchObject([
    { domaine: 'recette', numero: '9', priseEnCharge: '2026-10-01', pieces: [] },
    { domaine: 'recette', numero: '10', priseEnCharge: null, pieces: [{ numero: '5', etat: '03' }] },
  ]);
});

test('ce qui n’est pas gardé est compté', async () => {
  const mandats = Array.from({ length: 700 }, (_, n) => ({ numero: `${n + 1}`, etat: '02', lignes: ['01'] }));
  const suites = (await lireRetour([retour(undefined, [depenseRetour('2026', '47', mandats)])]))?.suites;
  expect(suites?.bordereaux[0]?.pieces).toHaveLength(500);
  expect(suites).toMatchObject({ compte: { pieces: 700 }, piecesOmises: 200, bordereauxOmis: 0 });
});
