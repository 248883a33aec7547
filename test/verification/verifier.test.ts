import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VERSION_DES_REGLES } from '../../functions/format/regles/catalogue.ts';
import { XMLENC } from '../../functions/signature/algorithmes.ts';
import { sourceEnMemoire } from '../../functions/verification/source.ts';
import { verifierFichier } from '../../functions/verification/verifier.ts';
import { genererFlux, optionsDuFlux } from '../../infra/embedded/demonstration/fabrique-de-flux/fabrique.ts';
import { POLITIQUE_PAR_DEFAUT } from '../../schemas/politique-par-defaut.ts';
import { verdictSchema } from '../../schemas/verdict.ts';
import { identite } from '../autorites.ts';
import { JEU } from '../jeu.ts';
import { altere, fluxSigne, juger, MAGASIN, octets } from './flux.ts';

const codes = (v: { anomalies: readonly { code: string }[] }) => v.anomalies.map((a) => a.code);

describe('The verification of one file', () => {
  it('accepts a dépense signed on each bordereau, with its PJ, and says on what trust is founded', async () => {
    const fichier = await fluxSigne({ bordereaux: 3, pj: 2 }, { portee: 'bordereau' });
    const verdict = await juger(fichier);
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
    expect(codes(verdict)).toEqual([]);
    expect(verdict.verdict).toBe('accepte');
    expect([verdict.jeu, verdict.regles]).toEqual(['v5.12', VERSION_DES_REGLES]);
    expect(verdict.sha256).toBe(createHash('sha256').update(fichier).digest('hex'));
    expect(verdict.taille).toBe(fichier.length);
    expect(verdict.encodage).toBe('ISO-8859-1');
    expect(verdict.signatures.map((s) => [s.portee, s.integrite, s.confiance])).toEqual(
      Array(3).fill(['bordereau', 'intacte', 'etablie']),
    );
    expect(verdict.bordereaux.map((b) => b.numero)).toEqual(['47', '48', '49']);
    expect(verdict.pj).toHaveLength(2);
    expect(verdict.magasin).toBe('essai');
    const [signature] = verdict.signatures;
    expect([signature?.famille, signature?.fondement?.chemin.length]).toEqual(['dgfip', 2]);
    expect(signature?.fondement?.revocations).toHaveLength(1);
  });

  it.each([
    ['without a store', undefined, 'MAGASIN_SANS_AUTORITE'],
    ['without a CRL', { ...MAGASIN, crls: [] }, 'CHEMIN_REVOCATION_INDETERMINEE'],
  ])('is undetermined %s: the bordereaux signed, not the PJ that no signature covers', async (_, magasin, code) => {
    const fichier = await fluxSigne({ bordereaux: 2, pj: 1 }, { portee: 'bordereau' });
    const verdict = await verifierFichier(sourceEnMemoire(fichier), {
      recuLe: '2026-10-01T08:00:00.000Z',
      jeu: JEU,
      ...(magasin ? { magasin } : {}),
    });
    expect(verdict.verdict).toBe('indetermine');
    expect(verdict.bordereaux.map((b) => b.verdict)).toEqual(['indetermine', 'indetermine']);
    expect(verdict.pj.map((pj) => pj.verdict)).toEqual(['accepte']);
    expect(verdict.anomalies.map((a) => [a.code, a.gravite])).toEqual(Array(2).fill([code, 'alerte']));
  });

  it('rejects what an authority that is not ours has signed, and an undetermined trust never hides it', async () => {
    const nom = 'AC étrangère';
    const emetteur = { ...identite({ nom, variante: 'étrangère', autorite: true }), nom };
    const sien = await fluxSigne({ bordereaux: 1 }, { portee: 'bordereau', certificat: { emetteur } });
    const verdict = await juger(sien);
    expect([verdict.verdict, verdict.signatures[0]?.confiance]).toEqual(['rejete', 'refusee']);
    expect(codes(verdict)).toEqual(['CHEMIN_SANS_ANCRE']);
    expect((await juger(sien, { magasin: { ...MAGASIN, crls: [] } })).verdict).toBe('rejete');
  });

  it('accepts a recette signed as a file', async () => {
    const verdict = await juger(await fluxSigne({ domaine: 'recette', bordereaux: 2 }, { portee: 'fichier' }));
    expect(codes(verdict)).toEqual([]);
    expect(verdict.signatures.map((s) => [s.portee, s.integrite])).toEqual([['fichier', 'intacte']]);
  });

  it('gives the same verdict whatever the chunks of the source', async () => {
    const fichier = await fluxSigne({ bordereaux: 2, pj: 1 }, { portee: 'bordereau' });
    const entier = await juger(fichier);
    for (const morceau of [1, 13, 4096]) expect(await juger(fichier, { morceau })).toEqual(entier);
  });

  it('rejects the whole flux where one bordereau was altered, and says which signatures are intact', async () => {
    const fichier = await fluxSigne({ bordereaux: 2 }, { portee: 'bordereau' });
    const verdict = await juger(altere(fichier, '<IdBord V="48"/>', '<IdBord V="58"/>'));
    expect(verdict.verdict).toBe('rejete');
    expect(verdict.signatures.map((s) => s.integrite)).toEqual(['intacte', 'alteree']);
    expect(verdict.bordereaux.map((b) => b.verdict)).toEqual(['rejete', 'rejete']);
    expect(verdict.anomalies[0]).toMatchObject({
      gravite: 'rejet',
      ligne: expect.any(Number),
      colonne: expect.any(Number),
    });
  });

  it('rejects that bordereau alone where the politique says so', async () => {
    const fichier = altere(
      await fluxSigne({ bordereaux: 2 }, { portee: 'bordereau' }),
      '<IdBord V="48"/>',
      '<IdBord V="58"/>',
    );
    const politique = { ...POLITIQUE_PAR_DEFAUT, rejetSurSignature: 'bordereau' as const };
    const verdict = await juger(fichier, { politique });
    expect(verdict.verdict).toBe('partiel');
    expect(verdict.bordereaux.map((b) => b.verdict)).toEqual(['accepte', 'rejete']);
  });

  it('finds an altered PJ under the signature of the file', async () => {
    const fichier = await fluxSigne({ pj: 1 }, { portee: 'fichier' });
    const verdict = await juger(altere(fichier, 'Facture reçue', 'Facture payée'));
    expect(verdict.signatures.map((s) => s.integrite)).toEqual(['alteree']);
    expect(verdict.verdict).toBe('rejete');
  });

  it('refuses a certificate that had expired when it signed', async () => {
    const certificat = { du: '2020-01-01', au: '2023-01-01', serie: '2a' };
    const verdict = await juger(await fluxSigne({}, { portee: 'bordereau', certificat }));
    expect(verdict.signatures.map((s) => [s.integrite, s.confiance])).toEqual([['intacte', 'refusee']]);
    expect(verdict.verdict).toBe('rejete');
  });

  it('rejects an unsigned flux that says InfoDematerialisee 1, and accepts one that says 0 as data', async () => {
    const sans = await octets(genererFlux({ signature: 'aucune', dematerialisee: true }));
    expect(codes(await juger(sans))).toEqual(['DEMATERIALISE_SANS_SIGNATURE']);
    const donnees = await juger(await octets(genererFlux({ signature: 'aucune' })));
    expect([donnees.verdict, codes(donnees), donnees.signatures]).toEqual(['accepte', [], []]);
  });

  it('tells line, column and what was read where the file breaks off', async () => {
    const fichier = await fluxSigne({ bordereaux: 2 }, { portee: 'bordereau' });
    const verdict = await juger(fichier.subarray(0, fichier.length - 200));
    expect(verdict.verdict).toBe('rejete');
    expect(codes(verdict)[0]).toBe('FICHIER_TRONQUE');
    expect(verdict.entete?.idColl).toBe(optionsDuFlux().siret);
    expect(verdict.bordereaux[0]?.verdict).toBe('rejete');
  });

  it('answers for a file of another nature, and for no XML at all', async () => {
    const autre = await juger(Buffer.from('<facture xmlns="urn:x"/>'));
    expect([autre.nature, autre.verdict, codes(autre)]).toEqual(['inconnue', 'rejete', ['NATURE_INCONNUE']]);
    const zip = await juger(Buffer.from('PK\x03\x04'));
    expect([zip.encodage, zip.verdict, codes(zip)]).toEqual([null, 'rejete', ['FICHIER_NON_XML']]);
    const vide = await juger(Buffer.alloc(0));
    expect([vide.taille, codes(vide)]).toEqual([0, ['FICHIER_VIDE']]);
  });
});

describe('The verification does not', () => {
  const RAPPORT = { numero: '48', avant: '<IdBord V="48"/>', apres: '<IdBord V="58"/>' };

  it('accept an altered bordereau whose signature was removed, whatever the politique', async () => {
    const fichier = await fluxSigne({ bordereaux: 2 }, { portee: 'bordereau' });
    const texte = altere(fichier, RAPPORT.avant, RAPPORT.apres).toString('latin1');
    const debut = texte.lastIndexOf('<ds:Signature ');
    const fin = texte.lastIndexOf('</ds:Signature>') + '</ds:Signature>'.length;
    const sans = Buffer.from(texte.slice(0, debut) + texte.slice(fin), 'latin1');
    const politique = { ...POLITIQUE_PAR_DEFAUT, rejetSurSignature: 'bordereau' as const };
    const verdict = await juger(sans, { politique });
    expect(verdict.bordereaux.map((b) => [b.numero, b.verdict])).toEqual([
      ['47', 'accepte'],
      ['58', 'rejete'],
    ]);
    expect((await juger(sans)).verdict).toBe('rejete');
  });

  it('spend more on a file that ends with many comments', async () => {
    const fin = `<a/>${'<!-- -->'.repeat(200)}`;
    const verdict = await juger(Buffer.from(fin));
    expect(verdict.verdict).toBe('rejete');
  });

  it('depend on the chunks for a byte that is not of the encoding: what was read before it is told', async () => {
    const flux = await octets(genererFlux({ signature: 'aucune', encodage: 'UTF-8' }));
    const faute = Buffer.concat([flux.subarray(0, -30), Buffer.from([0xe9]), flux.subarray(-30)]);
    const entier = await juger(faute);
    expect(codes(entier)[0]).toBe('OCTETS_HORS_ENCODAGE');
    expect(entier.enveloppe?.nomFic).toBe(optionsDuFlux({ signature: 'aucune' }).nomFic);
    for (const morceau of [1, 500, 1000]) expect(await juger(faute, { morceau })).toEqual(entier);
  });

  it('trust a source that gives other bytes when it is read again', async () => {
    const fichier = await fluxSigne({ bordereaux: 2 }, { portee: 'bordereau' });
    const enSha512 = altere(fichier, `${XMLENC}sha256`, `${XMLENC}sha512`);
    let lectures = 0;
    const source = { ouvrir: () => [lectures++ === 0 ? enSha512 : altere(enSha512, RAPPORT.avant, RAPPORT.apres)] };
    await expect(verifierFichier(source, { recuLe: '2026-10-01T08:00:00.000Z', jeu: JEU })).rejects.toThrow(
      'other bytes',
    );
    expect(lectures).toBe(2);
  });

  it('leave a rejection without the anomaly that explains it, however many there are', async () => {
    const fichier = await fluxSigne({ bordereaux: 600, pieces: 1, lignes: 1 }, { portee: 'bordereau' });
    const faux = Buffer.from(
      fichier
        .toString('latin1')
        .replaceAll('<IdVer V="2"/>', '<IdVer V="7"/>')
        .replaceAll('<NbrPce V="1"/>', '<NbrPce V="2"/>'),
      'latin1',
    );
    const politique = { ...POLITIQUE_PAR_DEFAUT, rejetSurSignature: 'bordereau' as const };
    const verdict = await juger(faux, { politique });
    expect(verdict.verdict).toBe('rejete');
    expect(verdict.anomalies.length).toBeLessThanOrEqual(500);
    expect(verdict.anomaliesOmises).toBeGreaterThan(100);
    expect(verdict.anomalies.some((a) => a.niveau === 'flux' && a.gravite === 'rejet')).toBe(true);
  });
});
