/** A counter where PCA files are dropped, on a platform in memory: judged by production's code, handled by its handlers. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { MagasinDeConfiance } from '../../../functions/confiance/magasin.ts';
import { fluxDepot } from '../../../functions/depot/cle.ts';
import { recevoir } from '../../../functions/depot/handler.ts';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import type { Journal } from '../../../functions/platform/ports.ts';
import { verifier } from '../../../functions/verification/handler.ts';
import { sourceEnMemoire } from '../../../functions/verification/source.ts';
import { verifierFichier } from '../../../functions/verification/verifier.ts';
import { lireDepot } from '../../../schemas/evenements/depot.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { PARAMETRES_PAR_DEFAUT } from '../../../schemas/pca/parametres.ts';
import { magasinDuTest } from '../../confiance/autorite.ts';
import { JEU } from '../../jeu.ts';
import { type Departement, enVigueur, nouveau } from '../departement.ts';
import { COMPTABLE, etude } from '../exemples.ts';
import { SIGNATAIRE } from '../fichier/redige.ts';

export const JOUR = '2026-10-01';
/** The throwaway certificates of the tests are of the family of the DGFiP. */
export const ADMET_LA_DGFIP = { parametres: { ...PARAMETRES_PAR_DEFAUT, certificats: ['dgfip', 'eidas'] } };

export interface Comptoir extends Departement {
  /** Drops a file, and takes it as far as it goes. Gives the deposit's id. */
  readonly deposer: (key: string, contenu: Uint8Array) => Promise<string>;
  readonly recevoirSeulement: (key: string, contenu: Uint8Array) => Promise<string>;
  readonly verifier: (depotId: string, journal?: Journal) => Promise<void>;
  readonly evenements: (depotId: string) => Promise<ReturnType<typeof lireDepot>>;
  /** The XML of an answer. */
  readonly reponse: (depotId: string, type: 'AcquitEmis' | 'AccuseMetierEmis') => Promise<string>;
}

/** Who signs the files of the tests is inscribed on the contract, in that name. */
export async function inscrire(d: Departement, par: Acteur, certificat: Buffer = SIGNATAIRE.certificat) {
  const pour = par.siret === undefined ? { type: 'poste', codique: par.codique } : { type: 'etude', siret: par.siret };
  const acte = {
    type: 'CertificatInscrit',
    message: nouveau(),
    pour,
    fonction: 'Signataire',
    du: '2026-01-01',
    au: null,
  };
  expect(await d.tenir({ ...acte, certificat: { contenu: certificat } }, par)).toMatchObject({ ok: true });
}

/** No statement is computed here: `dossiersDe` gives none. */
async function* aucun(): AsyncGenerator<readonly string[]> {}

/** `service`: false where no key of the identities is there, as on an AWS stage without its secret. */
export async function comptoir(
  change: object = ADMET_LA_DGFIP,
  magasin?: MagasinDeConfiance,
  service = true,
): Promise<Comptoir> {
  const d = await enVigueur(JOUR, '2024-03-01', change);
  await inscrire(d, COMPTABLE);
  await inscrire(d, etude());
  const { journal, objets, horloge, cles } = d;
  const verifierAvec = (j: Journal) =>
    verifier({
      ...{ journal: j, objets, horloge },
      ...(service && { pca: { cles, dossiersDe: aucun, jeu: () => JEU } }),
      verifierObjet: async (ref, instants) =>
        verifierFichier(sourceEnMemoire(await enMemoire(objets.read(ref))), {
          ...instants,
          jeu: JEU,
          magasin: magasin ?? magasinDuTest(new Date(`${JOUR}T00:00:00Z`)),
        }),
    });
  const recevoirSeulement = async (key: string, contenu: Uint8Array) => {
    const { ref } = await objets.create('depot', key, contenu);
    const sha256 = createHash('sha256').update(contenu).digest('hex');
    const recu = await recevoir({ journal, horloge })({ ...ref, sha256, size: contenu.length });
    if (!recu.ok) throw new Error(recu.refus.phrase);
    return recu.accuse.depotId;
  };
  const evenements = async (depotId: string) => lireDepot((await journal.read(fluxDepot(depotId))).events);
  return {
    ...d,
    recevoirSeulement,
    evenements,
    verifier: (depotId, j = journal) => verifierAvec(j)({ depotId }),
    deposer: async (key, contenu) => {
      const depotId = await recevoirSeulement(key, contenu);
      await verifierAvec(journal)({ depotId });
      return depotId;
    },
    reponse: async (depotId, type) => {
      const event = (await evenements(depotId)).find((e) => e.type === type);
      if (event?.type !== 'AcquitEmis' && event?.type !== 'AccuseMetierEmis') throw new Error(`no ${type}`);
      const { key, version } = event.data.objet;
      return (await enMemoire(objets.read({ bucket: 'acquits', key, version }))).toString('latin1');
    },
  };
}
