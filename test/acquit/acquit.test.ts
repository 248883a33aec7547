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

const FAUTE = { element: 'Obj', parent: 'InfoPce', attendu: 'rien' };

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

  test.each([
    ['00000047', '2026', '001200', '01'],
    [' 47', ' 2026 ', '+1200.0', ' 1'],
    ['+47.0', '2026+02:00', '+001200.0', '+1'],
    [`47.${'0'.repeat(50)}`, '2026Z', `${' '.repeat(50)}1200`, '1.'],
  ])('désigne par leurs chiffres le bordereau %j de %j, sa pièce %j et sa ligne', (numero, exercice, piece, ligne) => {
    const objets = [{}, { piece }, { piece, lignePiece: ligne }, { piece: '1200', lignePiece: '1' }];
    const anomalies = objets.map((objet) =>
      anomalie('DOMAINE_HORS_ADHESION', SANS_LIEU, { domaine: 'dépense' }, { bordereau: 0, ...objet }),
    );
    const rejete = bordereau(numero, { exercice, verdict: 'rejete', motifs: ['DOMAINE_HORS_ADHESION'] });
    const dits = elements(verdict({ bordereaux: [rejete], pj: [], anomalies })).join('');
    const places = dits.replace(/<Erreur>.*?<\/Erreur>/g, '*').replace(/^.*?(?=<NumBord)/, '');
    expect(places).toBe(
      '<NumBord V="47"/><ExerciceBord V="2026"/>*<DetailPiece><NumPiece V="1200"/>*' +
        '<DetailLigne><NumLigne V="1"/>**</DetailLigne></DetailPiece></ElementACQUIT>',
    );
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
          { nom: 'a.xml', recuLe: '01/11/2026', depot: 'd', etat: 'accepté', idUnique: 'PJ2' },
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
    expect(flux).toMatch(
      /<DomaineAck V="3"\/><EtatAck V="0"\/><NumBord V="47"\/><ExerciceBord V="2026"\/><Erreur><NumAnoAck V="ERREUR_SIGNATURE_/,
    );
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

  test('ce qui rejette le flux est dit au bordereau, à la pièce, à la ligne ou à la PJ où cela se trouve', () => {
    const releve = (objet: object) => anomalie('SCHEMA_ELEMENT_INATTENDU', SANS_LIEU, FAUTE, objet);
    const [deux = '', un = '', laPj = ''] = elements(
      verdict({
        verdict: 'rejete',
        bordereaux: [bordereau('47'), bordereau('48')],
        pj: [pj('PJ1')],
        anomalies: [
          releve({ bordereau: 1, piece: '5', lignePiece: '2' }),
          releve({ bordereau: 0 }),
          releve({ bordereau: 1 }),
          releve({ pj: 0 }),
        ],
      }),
    );
    expect(deux).toMatch(
      /<DomaineAck V="0"\/><EtatAck V="0"\/><NumBord V="48"\/><ExerciceBord V="2026"\/><Erreur>((?!<Erreur>).)*<\/Erreur><DetailPiece><NumPiece V="5"\/><DetailLigne><NumLigne V="2"\/><Erreur>/,
    );
    expect(un).toMatch(/<DomaineAck V="0"\/><EtatAck V="0"\/><NumBord V="47"\/><ExerciceBord V="2026"\/><Erreur>/);
    expect(laPj).toMatch(/<DomaineAck V="0"\/><EtatAck V="0"\/><IdUnique V="PJ1"\/><Erreur>/);
  });

  test('un numéro que le schéma refuserait n’est pas repris ; ce qui manque de détail reste expliqué, et compté', () => {
    const [lu = ''] = elements(
      verdict({
        verdict: 'partiel',
        anomaliesOmises: 1_902,
        bordereaux: [
          bordereau('12345678', { exercice: 'MMXX', verdict: 'rejete', motifs: ['IBAN_INCORRECT'], anomalies: 1_902 }),
        ],
      }),
    );
    expect(lu).toMatch(/^<ElementACQUIT><DomaineAck V="5"\/><EtatAck V="0"\/><Erreur><NumAnoAck V="ERREUR_AUTRE"\/>/);
    expect(lu).toContain('IBAN');
    expect(lu).not.toContain('IBAN_INCORRECT');
    expect(lu).toContain('"1\u00a0901 autres anomalies de ce bordereau ne sont pas d\u00e9taill\u00e9es."');
  });

  test('ce qui n’est compté en aucun objet l’est au premier élément rejeté', () => {
    const [lu = ''] = elements(
      verdict({ verdict: 'partiel', anomaliesOmises: 1, bordereaux: [bordereau('47', { verdict: 'rejete' })] }),
    );
    expect(lu).toContain('"1 autre anomalie de ce fichier n&#8217;est pas d\u00e9taill\u00e9e."');
  });

  test('les factures ont un élément, et chaque marché le sien, avec son envoi', () => {
    const marches = [
      { id: '2026EAU1', sequence: '+7' },
      { id: '20260123456789', sequence: '12' },
      { id: null, sequence: null },
    ];
    const rendu = verdict({ bordereaux: [], marches, factures: [{ numero: 'F1' }, { numero: 'F2' }] });
    expect(elements(rendu)).toEqual([
      '<ElementACQUIT><DomaineAck V="12"/><EtatAck V="1"/></ElementACQUIT>',
      '<ElementACQUIT><DomaineAck V="11"/><EtatAck V="1"/><IdMarche V="2026EAU1-007"/></ElementACQUIT>',
      '<ElementACQUIT><DomaineAck V="11"/><EtatAck V="1"/><IdMarche V="20260123456789-012"/></ElementACQUIT>',
      '<ElementACQUIT><DomaineAck V="11"/><EtatAck V="1"/></ElementACQUIT>',
    ]);
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
    ['date que le schéma admet, au-delà de l’an 9999', avec({ dteStr: '12026-01-01' }), 'PES_ACQUIT'],
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

test('en clair : par quels schémas, quelles règles et quelle politique', () => {
  const fin = (rendu: Verdict) => acquitEnClair(recu, rendu).trimEnd().split('\n').at(-1);
  expect(fin(verdict())).toBe('Jugé par les schémas pes-5.12, les règles pes-2026.1 et la politique essai-1.');
  expect(fin(verdict({ jeu: null }))).toBe('Jugé par les règles pes-2026.1 et la politique essai-1.');
});
