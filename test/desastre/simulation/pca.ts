/** The people of the PCA before the door: a contract, demandes, acts, and the receipts of the étude and of the poste. */

import { recevoir } from '../../../functions/depot/handler.ts';
import { tenirLeContrat } from '../../../functions/pca/contrat/handler.ts';
import { agir, confier, reaffecter } from '../../../functions/pca/dossier/handler.ts';
import { lireLeDossier } from '../../../functions/pca/dossier/lu.ts';
import { confirmerReceptionPca, rejeterLaDemande } from '../../../functions/pca/envoi/handler.ts';
import { premiereLecture, retransmettre } from '../../../functions/pca/envoi/remise.ts';
import { fluxDossier } from '../../../functions/pca/flux.ts';
import { lieuDuDossier, lireUnObjet } from '../../../functions/pca/objets.ts';
import type { Acteur } from '../../../schemas/evenements/identifiants.ts';
import { echangeSchema } from '../../../schemas/messages/pca/echange.ts';
import { PDF, qui, signature } from '../../pca/en-clair.ts';
import { AUTRE_ETUDE, COMPTABLE, CONTRAT, DDFIP, ETUDE, etude, POSTE } from '../../pca/noms.ts';
import type { Branchement } from './brancher.ts';
import { demande, fichierPca, JOUR } from './fichier-pca.ts';
import { estDArgent, faireDeLArgent, type PasDArgent } from './pca-argent.ts';
import type { Systeme } from './systeme.ts';

const CLES = { personne: new Uint8Array(32) };
/** As data: a run can be printed, and played again. `n`: which dossier; `creance`: which titre it is about. */
export type PasDePca =
  | { readonly pas: 'contrat' }
  | { readonly pas: 'confier'; readonly n: number; readonly creance?: number }
  | {
      readonly pas: 'payer' | 'signaler' | 'retirer' | 'reaffecter' | 'lire' | 'rejeter' | 'retransmettre';
      readonly n: number;
    }
  | PasDArgent
  /** The software of the poste drops a file of demandes. */
  | { readonly pas: 'fichier'; readonly n: number }
  /** A crash left there something that no event names. */
  | { readonly pas: 'egarer'; readonly n: number }
  /** From then on, whatever waits for the études and the poste is fetched and acknowledged. */
  | { readonly pas: 'relever' };

type Issue = { readonly ok: true } | { readonly ok: false; readonly refus: { readonly code: string } };
type Faire = (ports: Branchement & { readonly cles: typeof CLES }) => Promise<Issue>;

const nom = (n: number) => ({ poste: POSTE, numero: `D-${n}` });
const actes = (n: number) => ({
  payer: {
    ...{ type: 'VersementRecu', message: { id: `v-${n}` }, mouvement: `V-${n}`, mode: 'virement' },
    ...{ recuLe: JOUR, montant: 10_000 },
  },
  signaler: {
    ...{ type: 'InsolvabiliteSignalee', message: { id: `i-${n}` }, survenuLe: JOUR, constat: 'rsa' },
    preuves: [{ contenu: PDF }],
  },
  retirer: { type: 'DossierRetire', message: { id: `r-${n}` }, survenuLe: JOUR, motif: 'retrait' },
});

async function lire({ journal, horloge, objets }: Branchement, n: number): Promise<Issue> {
  const recu = await premiereLecture({ journal, horloge })(qui(etude()), nom(n));
  const { demande: sienne } = (await lireLeDossier(journal, fluxDossier(POSTE, `D-${n}`))).dossier;
  const lu = sienne && (await lireUnObjet(objets, 'pca', sienne.demande));
  return lu?.includes('Unique') ? recu : { ok: false, refus: { code: 'DEMANDE_ILLISIBLE' } };
}

function faireDUnDossier(
  pas: Exclude<PasDePca['pas'], 'contrat' | 'confier' | 'fichier' | 'egarer' | 'relever' | PasDArgent['pas']>,
  n: number,
): Faire {
  switch (pas) {
    case 'payer':
    case 'signaler':
      return (ports) => agir(ports)(qui(etude()), nom(n), actes(n)[pas]);
    case 'retirer':
      return (ports) => agir(ports)(qui(COMPTABLE), nom(n), actes(n).retirer);
    case 'reaffecter': {
      const acte = { message: { id: `x-${n}` }, survenuLe: JOUR, etude: AUTRE_ETUDE, motif: 'changement-de-secteur' };
      return (ports) => reaffecter(ports)(qui(DDFIP), nom(n), acte);
    }
    case 'lire':
      return (ports) => lire(ports, n);
    case 'rejeter':
      return (ports) => rejeterLaDemande(ports)(qui(etude()), `pca.${POSTE}.D-${n}.1`, { accuse: 'a'.repeat(64) });
    case 'retransmettre':
      return (ports) => retransmettre(ports)(qui(COMPTABLE), nom(n));
    default:
      return pas satisfies never;
  }
}

async function ouvrirLeContrat(ports: Branchement & { readonly cles: typeof CLES }): Promise<Issue> {
  const tenir = tenirLeContrat(ports);
  const signe = await tenir(qui(DDFIP), CONTRAT, signature({ message: { id: 'c-1' } }));
  if (!signe.ok) return signe;
  return tenir(qui(DDFIP), CONTRAT, { type: 'ContratNotifie', message: { id: 'c-2' }, le: '2026-01-01' });
}

/** Twice: who is not sure that he was heard says it again. */
async function accuser(systeme: Systeme, lui: Acteur, corps: string): Promise<string[]> {
  const { dedupId } = echangeSchema.parse(JSON.parse(corps));
  const dire = () => systeme.insister('accuser', (ports) => confirmerReceptionPca(ports)(qui(lui), dedupId));
  const [premiere, seconde] = [await dire(), await dire()];
  return premiere.ok && seconde.ok && seconde.deja ? [] : [`PCA_NON_RECU ${dedupId}`];
}

async function relever(systeme: Systeme, lui: Acteur, file: string, dementis: string[]): Promise<void> {
  const { monde } = systeme;
  for (;;) {
    await monde.veiller(null, () => monde.files.prochain(file));
    for (const { body, handle } of await monde.files.receive(file, { max: 10, leaseSeconds: 3600 })) {
      dementis.push(...(await accuser(systeme, lui, body)));
      await monde.files.delete(file, handle);
    }
  }
}

function toutRelever(systeme: Systeme, dementis: string[]): void {
  for (const siret of [ETUDE, AUTRE_ETUDE]) void relever(systeme, etude(siret), `etude-${siret}`, dementis);
  void relever(systeme, COMPTABLE, `comptable-${POSTE}`, dementis);
}

/** What comes too soon is asked again: another has not been heard yet. */
const PREMATURE = 'DOSSIER_NON_RECU';
/** It had not left yet when it was rejected, and has left since. */
const SANS_OBJET = 'RIEN_A_RETRANSMETTRE';
const PATIENCE_MS = 60_000;
const ESSAIS_MAX = 100;

async function insister(systeme: Systeme, traitement: string, faire: Faire): Promise<string[]> {
  const { monde } = systeme;
  for (let essai = 1; ; essai += 1) {
    const issue = await systeme.insister(traitement, (ports) => faire({ ...ports, cles: CLES }));
    if (issue.ok || issue.refus.code === SANS_OBJET) return [];
    if (issue.refus.code !== PREMATURE || essai === ESSAIS_MAX) return [`PCA_REFUSE ${traitement} ${issue.refus.code}`];
    await monde.veiller(null, monde.ordonnanceur.maintenant + PATIENCE_MS);
  }
}

function deposerUnFichier(n: number): Faire {
  const { key, octets } = fichierPca(n);
  return async (ports) => {
    const { ref, sha256, size } = await ports.objets.put('depot', key, [octets]);
    return recevoir(ports)({ ...ref, sha256, size });
  };
}

/** Adds to `dementis` what was refused and should not have been. */
export async function faireDeLaPca(systeme: Systeme, acte: PasDePca, dementis: string[]): Promise<void> {
  if (estDArgent(acte)) {
    dementis.push(...(await insister(systeme, acte.pas, faireDeLArgent(acte))));
    return;
  }
  switch (acte.pas) {
    case 'contrat':
      dementis.push(...(await insister(systeme, 'contrat', ouvrirLeContrat)));
      return;
    case 'confier': {
      const { n, creance = n } = acte;
      const faire: Faire = (ports) => confier(ports)(qui(COMPTABLE), demande(n, creance));
      dementis.push(...(await insister(systeme, 'confier', faire)));
      return;
    }
    case 'fichier':
      dementis.push(...(await insister(systeme, 'deposer', deposerUnFichier(acte.n))));
      return;
    case 'egarer': {
      const { bucket, prefixe } = lieuDuDossier('produit-local', nom(acte.n));
      await systeme.monde.objets.put(bucket, `${prefixe}egare`, [PDF]);
      return;
    }
    case 'relever':
      toutRelever(systeme, dementis);
      return;
    default:
      dementis.push(...(await insister(systeme, acte.pas, faireDUnDossier(acte.pas, acte.n))));
  }
}
