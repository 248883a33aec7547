/** The answer: a pure function of the events and the verdict. */
import { describe, expect, test } from 'vitest';
import { acquit } from '../../functions/acquit/acquit.ts';
import { acquitEnClair } from '../../functions/acquit/en-clair.ts';
import { completerVerdict } from '../../functions/depot/complement.ts';
import { chainer, HASH_ORIGINE } from '../../functions/journal/evenement.ts';
import { lireDepot } from '../../schemas/evenements/depot.ts';
import { anomalie, MOTIFS, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { bordereau, pj, SIRET, sha256De, verdict, verdictAltere, verdictIllisible } from '../depot/exemples.ts';

const recuLe = '2026-11-02T08:00:00.000Z';
const recu = lireDepot(
  chainer(
    { stream: `depot/${'d'.repeat(64)}`, seq: 0, hash: HASH_ORIGINE },
    [
      {
        type: 'DepotRecu',
        v: 1,
        data: {
          bucket: 'depot',
          key: `ordonnateurs/${SIRET}/pes.xml`,
          version: 'v1',
          sha256: sha256De('pes'),
          size: 3,
          nom: 'pes.xml',
          expediteur: SIRET,
          recuLe,
        },
      },
    ],
    recuLe,
  ),
);

const ecrit = (rendu: Verdict) => Buffer.from(acquit(recu, rendu).bytes).toString('latin1');
const elements = (rendu: Verdict) =>
  ecrit(rendu)
    .match(/<ElementACQUIT>[\s\S]*?<\/ElementACQUIT>/g)
    ?.map((e) => e.replace(/\s*\n\s*/g, '')) ?? [];

describe('PES_ACQUIT', () => {
  test('répond à l’émetteur en reprenant son en-tête, sous notre nom', () => {
    const texte = ecrit(verdict());
    expect(acquit(recu, verdict()).nature).toBe('PES_ACQUIT');
    expect(texte).toContain('<n:PES_ACQUIT xmlns:n="http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/retour/v2">');
    expect(texte).toContain('<NomFic V="PES-SaintAubin-0047"/>');
    expect(texte).toMatch(/<Emetteur>\s*<Sigle V="Passerelle"\/>/);
    expect(texte).toMatch(
      /<Recepteur>\s*<Sigle V="Éditeur d&#39;essai"\/>|<Recepteur>\s*<Sigle V="Éditeur d&#8217;essai"\/>/,
    );
    expect(texte).toContain('<LibelleColBud V="Saint-Aubin &#8211; budget &#339;uvré"/>');
  });

  test('acquitte chaque bordereau et chaque PJ, et donne les erreurs à leur niveau', () => {
    const rendu = completerVerdict(
      verdict({ bordereaux: [bordereau('47'), bordereau('12', { domaine: 'recette' })], pj: [pj('PJ1'), pj('PJ2')] }),
      [
        anomalie('DOMAINE_HORS_ADHESION', SANS_LIEU, { domaine: 'recette' }, { bordereau: 1 }),
        {
          ...anomalie(
            'DOMAINE_HORS_ADHESION',
            { ligne: 9, colonne: 3, chemin: null },
            { domaine: 'recette' },
            { bordereau: 1, piece: '5', lignePiece: '2' },
          ),
          niveau: 'ligne',
        },
        anomalie(
          'DOUBLON_PJ_DEPOSEE',
          SANS_LIEU,
          { nom: 'a.xml', recuLe: '01/11/2026', depot: 'd', idUnique: 'PJ2' },
          { pj: 1 },
        ),
      ],
    );
    const [depense, recette, pj1, pj2] = elements(rendu);
    expect(depense).toBe(
      '<ElementACQUIT><DomaineAck V="5"/><EtatAck V="1"/><NumBord V="47"/><ExerciceBord V="2026"/></ElementACQUIT>',
    );
    expect(recette).toMatch(
      /<DomaineAck V="6"\/><EtatAck V="0"\/><NumBord V="12"\/><ExerciceBord V="2026"\/><Erreur>.*<\/Erreur><DetailPiece><NumPiece V="5"\/><DetailLigne><NumLigne V="2"\/><Erreur><NumAnoAck V="ERREUR_PES_PARAM"\/><LibelleAnoAck V="Ligne 9, colonne 3 : /,
    );
    expect(pj1).toContain('<DomaineAck V="4"/><EtatAck V="1"/><IdUnique V="PJ1"/>');
    expect(pj2).toMatch(/<EtatAck V="0"\/><IdUnique V="PJ2"\/><Erreur><NumAnoAck V="ERREUR_DOUBLON_PJ"\/>/);
  });

  test('un flux rejeté : un élément pour ce qui le rejette, et chaque bordereau à 0', () => {
    const [flux, lu, ...reste] = elements(verdictAltere());
    expect(flux).toMatch(/<DomaineAck V="3"\/><EtatAck V="0"\/><Erreur><NumAnoAck V="ERREUR_SIGNATURE_/);
    expect(lu).toBe(
      '<ElementACQUIT><DomaineAck V="5"/><EtatAck V="0"/><NumBord V="47"/><ExerciceBord V="2026"/></ElementACQUIT>',
    );
    expect(reste).toEqual([]);
  });

  test('le libellé tient en 500 caractères, et un code inconnu devient ERREUR_AUTRE', () => {
    const longue = {
      ...anomalie('EXPEDITEUR_SANS_ADHESION', SANS_LIEU, { siret: SIRET }),
      phrase: '𝄞'.repeat(600),
      numAnoAck: 'INVENTE',
    };
    const [flux = ''] = elements(verdict({ verdict: 'rejete', anomalies: [longue] }));
    expect(flux).toContain('ERREUR_AUTRE');
    expect(flux.match(/LibelleAnoAck V="([^"]*)"/)?.[1]?.split(';')).toHaveLength(501);
  });

  test('un numéro que le schéma refuserait n’est pas repris ; ce qui manque de détail reste expliqué', () => {
    const [lu] = elements(
      verdict({
        verdict: 'partiel',
        anomaliesOmises: 1,
        bordereaux: [
          bordereau('12345678', { exercice: 'MMXX', verdict: 'rejete', motifs: ['DOUBLON_BORDEREAU_DEPOSE'] }),
        ],
      }),
    );
    expect(lu).toMatch(
      /^<ElementACQUIT><DomaineAck V="5"\/><EtatAck V="0"\/><Erreur><NumAnoAck V="ERREUR_DOUBLON_BORDEREAU"\/>/,
    );
  });

  test('tout motif du catalogue porte un code que le schéma de l’acquit connaît', () => {
    for (const [code, { numAnoAck }] of Object.entries(MOTIFS)) {
      const releve = { ...anomalie('EXPEDITEUR_SANS_ADHESION', SANS_LIEU, { siret: SIRET }), numAnoAck };
      expect(elements(verdict({ verdict: 'rejete', anomalies: [releve] }))[0], code).toContain(`V="${numAnoAck}"`);
    }
  });

  test('un flux sans bordereau ni PJ a un élément', () => {
    expect(elements(verdict({ bordereaux: [] }))).toEqual([
      '<ElementACQUIT><DomaineAck V="0"/><EtatAck V="1"/></ElementACQUIT>',
    ]);
  });
});

describe('à défaut de PES_ACQUIT', () => {
  const entete = verdict().entete;
  const avec = (change: Partial<NonNullable<Verdict['entete']>>) =>
    verdict({ verdict: 'rejete', entete: entete && { ...entete, ...change } });

  test.each([
    ['en-tête illisible', verdictIllisible(), 'accuse-de-rejet'],
    ['codique mal écrit', avec({ idPost: '02C001' }), 'accuse-de-rejet'],
    ['date impossible', avec({ dteStr: '2026-02-30' }), 'accuse-de-rejet'],
    ['date avec son fuseau', avec({ dteStr: '2026-10-30+01:00' }), 'PES_ACQUIT'],
    ['libellé trop long : omis', avec({ libellePoste: 'x'.repeat(39) }), 'PES_ACQUIT'],
    ['acquit de Hélios déposé', verdict({ nature: 'PES_ACQUIT' }), 'accuse-de-verification'],
  ])('%s', (_, rendu, nature) => {
    expect(acquit(recu, rendu).nature).toBe(nature);
  });

  test('l’accusé de rejet dit quoi, où et que faire', () => {
    const rendu = verdictIllisible();
    const texte = ecrit({ ...rendu, anomalies: rendu.anomalies.map((a) => ({ ...a, ligne: 3, colonne: 14 })) });
    expect(texte).toContain('<Anomalie code="FICHIER_VIDE" niveau="flux" gravite="rejet" ligne="3" colonne="14">');
    expect(texte).toContain('<Remede>');
    expect(texte).toContain(`recuLe="${recuLe}"`);
  });
});

test('en clair : le verdict, le lieu et le remède', () => {
  const texte = acquitEnClair(recu, verdictAltere());
  expect(texte).toContain('Fichier « pes.xml », reçu le 02/11/2026 à 09 h 00 : rejeté.');
  expect(texte).toContain('Ligne 12, colonne 7 : La signature');
  expect(texte).toContain('Que faire : ');
});
