import { describe, expect, it } from 'vitest';
import { ANOMALIES_MAX } from '../../functions/format/registre-d-anomalies.ts';
import { flux, lire, remplacer } from './flux.ts';

const SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object/></ds:Signature>';

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
      { code: 'VALEUR_INCORRECTE', objet: { bordereau: 1, piece: '1204', lignePiece: '2' } },
    ]);
    expect(anomalies[0]?.chemin).toMatch(/\/InfoLignePce\/MtHT$/);
    expect(bordereaux.map((b) => b.motifs)).toEqual([[], ['VALEUR_INCORRECTE']]);
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
    const deux = (xml: string) => globale(remplacer(xml, '</PES_DepenseAller>', `</PES_DepenseAller>${recette}`));
    const codes = (xml: string, bordereauxSignes: boolean) =>
      lire(xml, { signatures: { bordereauxSignes, fichierSigne: true } }).anomalies.map((a) => a.code);
    expect(codes(deux(flux({ dematerialisee: true })), false)).toEqual([]);
    expect(codes(deux(signe(flux({ dematerialisee: true }))), true)).toEqual(['DEMATERIALISE_SANS_SIGNATURE']);
  });
});

describe('what is not a PES_Aller', () => {
  const retour = (racine: string, espace: string) =>
    `<?xml version="1.0" encoding="ISO-8859-1"?><n:${racine} xmlns:n="http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/${espace}">` +
    '<Enveloppe><Parametres><Version V="1"/><NomFic V="F"/></Parametres></Enveloppe><EnTetePES><CodColl V="12"/></EnTetePES>' +
    `<Autre/></n:${racine}>`;
  it.each([
    ['PES_ACQUIT', 'retour/v2'],
    ['PES_ACQUIT', 'retour'],
    ['PES_Retour', 'retour'],
  ])('%s in %s: its header is read, nothing is judged', (racine, espace) => {
    const lu = lire(retour(racine, espace));
    expect(lu).toMatchObject({ nature: racine, anomalies: [], enveloppe: { nomFic: 'F' }, entete: { codCol: '12' } });
  });

  it.each(['<a/>', '<PES_Aller/>', '<n:PES_Aller xmlns:n="urn:x"><Enveloppe/></n:PES_Aller>'])('%s', (xml) => {
    expect(lire(xml)).toMatchObject({ nature: 'inconnue', enveloppe: null, anomalies: [{ code: 'NATURE_INCONNUE' }] });
  });
});

describe('bounds', () => {
  it('keeps a bounded number of anomalies, but the first of each code', () => {
    const xml = remplacer(
      flux({ pieces: 300 }).replaceAll(/<MtHT V="[^"]*"/g, '<MtHT V="-1"'),
      '</n:PES_Aller>',
      '<Z/></n:PES_Aller>',
    );
    const { anomalies, anomaliesOmises, codes } = lire(xml);
    expect(anomalies).toHaveLength(ANOMALIES_MAX + 1);
    expect(anomalies.at(-1)?.code).toBe('ELEMENT_INATTENDU');
    expect(anomalies.length + anomaliesOmises).toBe(601);
    expect(codes).toEqual(new Set(['VALEUR_INCORRECTE', 'ELEMENT_INATTENDU']));
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
