/**
 * The dates of contracts (art. 7, 12 and 13) and the statements that they expect (art. 9). They are few: each is read at
 * every run, and of its statements those whose last day is less than some months old.
 */
import type { CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import { plusJours } from '../calendrier/dates.ts';
import { etudeParDefaut } from '../contrat/affectation.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { echeancesDuContrat } from '../contrat/echeances.ts';
import { lireLeContrat } from '../dossier/lu.ts';
import { type EtatAttendu, etatsAttendus } from '../etat-recapitulatif/attendus.ts';
import { fluxContrat, fluxEtat } from '../flux.ts';
import { type ADire, aDire, nomDeLAvis, type Partie, preavisDe } from './avis.ts';
import { chacun, type DelaisNeeds, encore } from './besoins.ts';
import { type AvisDu, nonDits, signaler } from './signaler.ts';

/** A server that was stopped for longer tells nothing any more of the statements of before. */
const RECUL_JOURS = 100;

function destinatairesDe(contrat: Contrat, partie: Partie, etat: CleDEtat | null): readonly string[] {
  const { signe } = contrat;
  if (signe === null) return [];
  switch (partie) {
    case 'etude':
      return etat === null ? [] : [`etude-${etat.etude}`];
    case 'comptable':
      return (etat === null ? signe.postes : [etat.poste]).map((codique) => `comptable-${codique}`);
    case 'titulaire':
      return [`${signe.titulaire.type === 'etude' ? 'etude' : 'mandataire'}-${etudeParDefaut(contrat)}`];
    case 'ddfip':
      return [`ddfip-${signe.departement}`];
    default:
      return partie satisfies never;
  }
}

const adresser = (contrat: Contrat, etat: CleDEtat | null, { partie, avis }: ADire): AvisDu[] =>
  destinatairesDe(contrat, partie, etat).map((destinataire) => ({
    ...{ destinataire, avis },
    nom: nomDeLAvis(destinataire, avis),
  }));

async function etatsDus(needs: DelaisNeeds, contrat: Contrat, id: string, jour: string): Promise<EtatAttendu[]> {
  const attendus = etatsAttendus(contrat, jour, await needs.dernierMouvement(id));
  const [debut, fin] = [plusJours(jour, -RECUL_JOURS), plusJours(jour, preavisDe('etat-recapitulatif'))];
  return attendus.filter(({ echeance: { date } }) => debut <= date && date <= fin);
}

const depose = async ({ journal }: DelaisNeeds, etat: CleDEtat): Promise<boolean> =>
  (await journal.read(fluxEtat(etat))).seq > 0;

async function direLesEtats(needs: DelaisNeeds, contrat: Contrat, id: string, jour: string): Promise<AvisDu[]> {
  const dus = (await etatsDus(needs, contrat, id, jour)).map(({ etat, echeance }) => ({
    etat,
    avis: aDire(fluxContrat(id), echeance, jour).flatMap((un) => adresser(contrat, etat, un)),
  }));
  const neufs = new Set(
    await nonDits(
      needs.journal,
      dus.flatMap(({ avis }) => avis),
    ),
  );
  const restent = dus.filter(({ avis }) => avis.some((un) => neufs.has(un)));
  const attendus = await Promise.all(
    restent.map(async ({ etat, avis }) => ((await depose(needs, etat)) ? [] : avis.filter((un) => neufs.has(un)))),
  );
  return attendus.flat();
}

async function direUnContrat(needs: DelaisNeeds, id: string, jour: string): Promise<number> {
  const { contrat } = await lireLeContrat(needs.journal, id);
  const dates = echeancesDuContrat(contrat)
    .flatMap((echeance) => aDire(fluxContrat(id), echeance, jour))
    .flatMap((un) => adresser(contrat, null, un));
  return signaler(needs, jour, [...dates, ...(await direLesEtats(needs, contrat, id, jour))]);
}

/** Gives how many were said. */
export async function direLesContrats(needs: DelaisNeeds, jour: string, erreurs: unknown[]): Promise<number> {
  let dits = 0;
  for await (const ids of needs.contrats()) {
    if (!encore(needs)) return dits;
    await chacun(ids, async (id) => (dits += await direUnContrat(needs, id, jour)), erreurs);
  }
  return dits;
}
