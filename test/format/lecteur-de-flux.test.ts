import { describe, expect, it } from 'vitest';
import { ANOMALIES_PAR_NIVEAU } from '../../functions/format/anomalies-gardees.ts';
import { LIMITES_DU_FORMAT } from '../../functions/format/limites.ts';
import { flux, lire, remplacer, SIGNATURE } from './flux.ts';

describe('a valid flux', () => {
  it.each([
    ['dépense', {}],
    ['dépense, several bordereaux and PJ', { bordereaux: 3, pieces: 4, lignes: 3, pj: 5, taillePj: 70_000 }],
    ['recette', { domaine: 'recette', bordereaux: 2, pj: 1 }],
    ['UTF-8', { encodage: 'UTF-8' }],
    ['PJ only', { bordereaux: 0, pj: 2, taillePj: 200 }],
  ] as const)('%s: no anomaly', (_, demande) => {
    expect(lire(flux(demande)).anomalies).toEqual([]);
  });

  it('is read whole: header, bordereaux, PJ', () => {
    const lu = lire(flux({ bordereaux: 2, pj: 1, taillePj: 500 }));
    expect(lu.nature).toBe('PES_Aller');
    expect(lu.enveloppe).toMatchObject({ version: '2', typFic: 'PESALR2', recepteur: null });
    expect(lu.enveloppe?.emetteur.sigle).toBe('Éditions du Gué');
    expect(lu.entete).toMatchObject({ idPost: '099042', codCol: '123', codBud: '00', finJur: null });
    expect(lu.infoDematerialisee).toEqual({ depense: false, recette: null });
    expect(lu.bordereaux.map((b) => [b.ordinal, b.id, b.numero])).toEqual([
      [0, 'BORD_2026_47', '47'],
      [1, 'BORD_2026_48', '48'],
    ]);
    const [premier] = lu.bordereaux;
    expect(premier).toMatchObject({ domaine: 'depense', type: '01', exercice: '2026', date: '2026-09-30' });
    expect(premier).toMatchObject({ nombrePieces: 3, pieces: 3, lignes: 6, signe: false, motifs: [] });
    expect(premier?.montantHT).toBe(premier?.sommeHT);
    expect(lu.pj).toMatchObject([{ ordinal: 0, nom: 'facture-n°1.pdf', type: '003', tailleCompressee: 538 }]);
  });
});

describe('where an anomaly is', () => {
  it('names the bordereau, the pièce and the ligne', () => {
    const xml = remplacer(
      flux({ bordereaux: 2 }),
      /(<IdPce V="1204"[\s\S]*?<IdLigne V="2"[\s\S]*?<MtHT V=")[^"]*/,
      '$1x',
    );
    const { anomalies, bordereaux } = lire(xml);
    expect(anomalies).toMatchObject([
      { code: 'SCHEMA_NOMBRE_INCORRECT', objet: { bordereau: 1, piece: '1204', lignePiece: '2' } },
    ]);
    expect(anomalies[0]?.chemin).toMatch(/\/InfoLignePce\/MtHT$/);
    expect(bordereaux.map((b) => b.motifs)).toEqual([[], ['SCHEMA_NOMBRE_INCORRECT']]);
    expect(bordereaux[1]?.sommeHT).toBeNull();
  });

  it('gives the line and the column in code points', () => {
    const xml = remplacer(flux(), /<LibellePoste [^>]*>\n<IdColl V="/, '<LibellePoste V="É"/><IdColl V="x');
    const ligne = xml.slice(0, xml.indexOf('<IdColl')).split('\n').length;
    const [anomalie] = lire(xml.replace('ISO-8859-1', 'UTF-8')).anomalies;
    expect(anomalie).toMatchObject({ code: 'SIRET_INCORRECT', ligne, colonne: '<LibellePoste V="É"/>'.length + 1 });
  });
});

describe('InfoDematerialisee and signatures', () => {
  const signe = (xml: string) => remplacer(xml, '</Bordereau>', `${SIGNATURE}</Bordereau>`);
  const globale = (xml: string) => remplacer(xml, '</n:PES_Aller>', `${SIGNATURE}</n:PES_Aller>`);
  it.each([
    ['1, bordereau signed', signe(flux({ dematerialisee: true })), true, false, []],
    ['1, file signed', globale(flux({ dematerialisee: true })), false, true, []],
    ['1, unsigned', flux({ dematerialisee: true }), false, false, ['DEMATERIALISE_SANS_SIGNATURE']],
    ['0, unsigned', flux(), false, false, []],
    ['0, file signed: a technical signature', globale(flux()), false, true, []],
    ['0, bordereau signed', signe(flux()), true, false, ['SIGNE_SANS_DEMATERIALISATION']],
    [
      'absent, bordereau signed',
      signe(remplacer(flux(), /<InfoDemat[^>]*>/, '')),
      true,
      false,
      ['SIGNE_SANS_DEMATERIALISATION'],
    ],
  ] as const)('%s', (_, xml, bordereauxSignes, fichierSigne, codes) => {
    const { anomalies } = lire(xml, { signatures: { bordereauxSignes, fichierSigne } });
    expect(anomalies.map((a) => a.code)).toEqual(codes);
  });

  it('a signature of the file on top of the signed bordereaux of one domain does not stand in for the other', () => {
    const [recette = ''] =
      /<PES_RecetteAller>[\s\S]*<\/PES_RecetteAller>/.exec(flux({ domaine: 'recette', dematerialisee: true })) ?? [];
    const seconde = recette.replace('BORD_', 'TITRES_');
    const deux = (xml: string) => globale(remplacer(xml, '</PES_DepenseAller>', `</PES_DepenseAller>${seconde}`));
    const codes = (xml: string, bordereauxSignes: boolean) =>
      lire(xml, { signatures: { bordereauxSignes, fichierSigne: true } }).anomalies.map((a) => a.code);
    expect(codes(deux(flux({ dematerialisee: true })), false)).toEqual([]);
    expect(codes(deux(signe(flux({ dematerialisee: true }))), true)).toEqual(['DEMATERIALISE_SANS_SIGNATURE']);
  });
});

describe('what is not a PES_Aller', () => {
  const retour = (racine: string, espace: string, corps: string) =>
    `<?xml version="1.0" encoding="ISO-8859-1"?><n:${racine} xmlns:n="http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/${espace}">` +
    '<Enveloppe><Parametres><Version V="1"/><TypFic V="T"/><NomFic V="F"/></Parametres>' +
    `<Emetteur><Sigle V="H"/><Adresse V="A"/></Emetteur></Enveloppe>${corps}</n:${racine}>`;
  const EN_TETE = '<EnTetePES><DteStr V="2026-09-30"/><IdPost V="099042"/></EnTetePES>';
  it.each([
    ['PES_ACQUIT', 'retour/v2'],
    ['PES_ACQUIT', 'retour'],
    ['PES_Retour', 'retour'],
  ])('%s in %s: its header is read, its schema judges it', (racine, espace) => {
    const lu = lire(retour(racine, espace, `${EN_TETE}<Autre/>`));
    expect(lu).toMatchObject({
      nature: racine,
      jeu: 'v5.12',
      enveloppe: { nomFic: 'F' },
      entete: { idPost: '099042' },
    });
    expect(lu.anomalies.map((a) => a.code)).toContain('SCHEMA_ELEMENT_INATTENDU');
  });

  it.each(['<a/>', '<PES_Aller/>', '<n:PES_Aller xmlns:n="urn:x"><Enveloppe/></n:PES_Aller>'])('%s', (xml) => {
    expect(lire(xml)).toMatchObject({
      nature: 'inconnue',
      jeu: null,
      enveloppe: null,
      anomalies: [{ code: 'NATURE_INCONNUE' }],
    });
  });
});

describe('bounds', () => {
  const trop = () => flux({ pieces: 300 }).replaceAll(/<MtHT V="[^"]*"/g, '<MtHT V="-1"');

  it('keeps the first hundred anomalies of a level and counts the rest', () => {
    const { anomalies, anomaliesOmises } = lire(trop());
    expect(anomalies).toHaveLength(ANOMALIES_PAR_NIVEAU);
    expect(anomalies.length + anomaliesOmises).toBe(600);
    expect(anomalies.map((a) => a.objet.lignePiece)).toEqual(Array.from({ length: 100 }, (_, i) => `${(i % 2) + 1}`));
  });

  it('a level does not take the room of another, nor the repetitions that of a motif that comes late', () => {
    const doubles = trop().replaceAll(/<IdPce V="[^"]*"/g, '<IdPce V="7"');
    const { anomalies, anomaliesOmises, codes } = lire(remplacer(doubles, '</n:PES_Aller>', '<Z/></n:PES_Aller>'));
    const parNiveau = Map.groupBy(anomalies, ({ niveau }) => niveau);
    expect([...parNiveau].map(([niveau, a]) => [niveau, a.length])).toEqual([
      ['flux', 100],
      ['piece', 100],
    ]);
    expect(parNiveau.get('flux')?.at(-1)?.code).toBe('SCHEMA_ELEMENT_INATTENDU');
    expect(anomalies.length + anomaliesOmises).toBe(600 + 299 + 1);
    expect(codes).toEqual(new Set(['SCHEMA_HORS_BORNES', 'PIECE_EN_DOUBLE', 'SCHEMA_ELEMENT_INATTENDU']));
  });

  it('stops at too many faults against the schema, were they all of PJ', () => {
    const xml = remplacer(flux({ pj: 1, taillePj: 50 }), '</PJ>', `${'<RefCompta/>'.repeat(500)}</PJ>`);
    const { codes, anomalies, anomaliesOmises } = lire(xml, { limites: { ...LIMITES_DU_FORMAT, fautes: 200 } });
    expect(codes).toEqual(new Set(['PJ_REFERENCE_COMPTABLE_INCORRECTE', 'PJ_IDENTIFIANT_ABSENT', 'LIMITE_FAUTES']));
    expect(anomalies.length + anomaliesOmises).toBeLessThan(450);
  });

  it('cuts what it keeps of a value', () => {
    const { enveloppe } = lire(remplacer(flux(), /<TypFic V="/, `<TypFic V="${'x'.repeat(5000)}`));
    expect(enveloppe?.typFic).toHaveLength(256);
  });

  it('cuts the numbers of the pièce and of the ligne that an anomaly names', () => {
    const long = '9'.repeat(100_000);
    const pce = remplacer(flux(), /<IdPce V="[^"]*"/, `<IdPce V="${long}"`);
    const { anomalies } = lire(remplacer(pce, /<IdLigne V="[^"]*"/, `<IdLigne V="${long}"`));
    expect(anomalies.map((a) => [a.objet.piece?.length, a.objet.lignePiece?.length])).toEqual([
      [256, undefined],
      [256, 256],
    ]);
  });
});

describe('each PJ is rejected alone', () => {
  it('a fault in the second leaves the first', () => {
    const xml = remplacer(flux({ pj: 2, taillePj: 200 }), /(<\/PJ>[\s\S]*<Fichier[^>]*>)[^<]*/, '$1');
    const { pj } = lire(xml);
    expect(pj.map((p) => p.motifs)).toEqual([[], ['PJ_VIDE']]);
  });

  it('a wrong version rejects them all', () => {
    const xml = remplacer(flux({ pj: 2, taillePj: 200 }), /<IdVer V="1"\/>\n/, '');
    const { pj, anomalies } = lire(xml);
    expect(pj.map((p) => p.motifs)).toEqual([['PJ_VERSION_INCORRECTE'], ['PJ_VERSION_INCORRECTE']]);
    expect(anomalies.map((a) => a.gravite)).toEqual(['rejet']);
  });

  it('where there is no PJ to reject, a wrong version is told as an alert', () => {
    const vide = '<PES_PJ><EnTetePES_PJ><IdVer V="9"/></EnTetePES_PJ></PES_PJ>';
    const { anomalies, pj } = lire(remplacer(flux(), '</n:PES_Aller>', `${vide}</n:PES_Aller>`));
    expect(pj).toEqual([]);
    expect(anomalies).toMatchObject([{ code: 'PJ_VERSION_INCORRECTE', niveau: 'pj', gravite: 'alerte' }]);
  });
});
