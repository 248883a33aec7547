/** Each rule of a PCA file by a file that shows it, judged as production judges: in one pass, with its signature. */
import { describe, expect, it } from 'vitest';
import { type CodeMotif, MOTIFS } from '../../../schemas/motifs/catalogue.ts';
import { MOTIFS_PCA } from '../../../schemas/motifs/pca.ts';
import { pourLaLigneDeCommande } from '../../../schemas/verdict.ts';
import { enLong } from '../../en-long.ts';
import { FIXTURES } from '../../generateur/pca/fixtures.ts';
import { juger } from '../../verification/flux.ts';

/** Who deposits, and under which contract: test/pca/depot shows them. */
const DU_DEPOT: readonly CodeMotif[] = [
  ...(['PCA_DEPOSANT', 'PCA_DEPOT_D_UNE_ETUDE', 'PCA_AUTRE_POSTE', 'PCA_AUTRE_ETUDE'] as const),
  ...([
    'PCA_CONTRAT_INCONNU',
    'PCA_CERTIFICAT_HORS_CONTRAT',
    'PCA_SIGNATAIRE_NON_INSCRIT',
    'PCA_SANS_SERVICE',
  ] as const),
];
const GROS = /trop-gros|trop-de-messages/;
/** More than fifty megabytes: read in the long runs; the bound of one message is shown at each change. */
const ENORME = 'rejete-documents-du-fichier-trop-gros.xml';
const JUGEES = FIXTURES.filter(({ nom }) => nom !== ENORME || enLong(1, 0) === 1);

describe('a PCA file', () => {
  it.each(JUGEES)('$nom', async ({ octets, verdict, codes }) => {
    const juge = await juger(await octets());
    expect([...new Set(juge.anomalies.map(({ code }) => code))].sort()).toEqual([...codes].sort());
    expect(juge.verdict).toBe(verdict);
    for (const { code, phrase, remede, niveau, objet, ligne } of juge.anomalies) {
      expect(`${phrase}${remede}`).not.toMatch(/[{}]|undefined|progiciel/);
      expect(niveau).toBe(MOTIFS[code as CodeMotif].niveau);
      if (niveau === 'piece') expect(ligne).toBeGreaterThan(1);
      if (niveau === 'piece') expect(juge.dossiers[objet.dossier!]?.motifs).toContain(code);
    }
  });

  it('has a fixture for each of its motifs', () => {
    const montres = new Set([...FIXTURES.flatMap(({ codes }) => codes), ...DU_DEPOT]);
    expect(Object.keys(MOTIFS_PCA).filter((code) => !montres.has(code as CodeMotif))).toEqual([]);
  });

  it('is judged the same however its bytes come', async () => {
    for (const { nom, octets } of FIXTURES.filter((_, rang) => rang % 4 === 0)) {
      if (GROS.test(nom)) continue;
      const fichier = await octets();
      expect(await juger(fichier, { morceau: 61 })).toEqual(await juger(fichier));
    }
  });

  it('tells the command line of each of its messages, and names no one', async () => {
    const { octets } = FIXTURES.find(({ nom }) => nom === 'partiel-redevable-public.xml')!;
    const document = pourLaLigneDeCommande('essai.xml', await juger(await octets()));
    expect(document).toMatchObject({
      nature: 'PCA_Aller',
      jeu: 'pca-v1',
      regles: 'pca-regles-2026.1',
      bordereaux: [],
      pj: [],
    });
    expect(document.dossiers).toEqual([
      { message: 'DemandePL', idMsg: 'm-1', numero: 'D-1', montant: 37_500, verdict: 'accepte', motifs: [] },
      {
        message: 'DemandePL',
        idMsg: 'm-2',
        numero: 'D-2',
        montant: 37_500,
        verdict: 'rejete',
        motifs: ['PCA_REDEVABLE_PUBLIC'],
      },
    ]);
    expect(JSON.stringify(document)).not.toMatch(/lan|illets/);
  });
});
