/** What the comptable decides of a phase: he alone extends it, suspends it, closes it (contract art. 6 to 8). */
import type { DonneesDe, DossierNouveau } from '../../../schemas/evenements/dossier.ts';
import { resteDu } from '../argent/compte.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { enEuros, type Refuse, refuser } from '../refus.ts';
import { type ActeDe, type DecisionDossier, donner } from './actes.ts';
import { type Dossier, estOuvert, prescriptionDe } from './etat.ts';
import { evolve } from './evolve.ts';
import { avecLeSolde, bilan, type Contexte } from './fin.ts';

type Sorte = DonneesDe<'ContestationEnregistree'>['sorte'];
type Effet = DonneesDe<'ContestationEnregistree'>['effet'];

/** What each contestation may do to the phase, and how it is said. A recours gracieux suspends nothing by itself. */
const EFFETS: Record<Sorte, { readonly admis: readonly Effet[]; readonly attendu: string }> = {
  gracieuse: { admis: ['informer', 'suspendre'], attendu: 'informe l’étude, ou suspend si le comptable le décide' },
  juridiction: { admis: ['suspendre', 'arreter'], attendu: 'suspend la phase, ou y met fin' },
  'reclamation-amende': { admis: ['arreter', 'suspendre'], attendu: 'met fin à la phase, ou la suspend' },
  'ordre-de-l-ordonnateur': { admis: ['suspendre'], attendu: 'suspend la phase' },
  surendettement: { admis: ['arreter', 'suspendre'], attendu: 'met fin à la phase, ou la suspend' },
  'procedure-collective': { admis: ['arreter', 'suspendre'], attendu: 'met fin à la phase, ou la suspend' },
};

/** Where the phase is over there is nothing left to suspend. */
function suspension(
  dossier: Dossier,
  cause: DonneesDe<'PhaseSuspendue'>['cause'],
  depuis: string,
): readonly DossierNouveau[] {
  const deja = dossier.suspensions.some((s) => s.cause === cause);
  return estOuvert(dossier) && !deja ? [{ type: 'PhaseSuspendue', v: 1, data: { cause, depuis } }] : [];
}

export function contester(dossier: Dossier, acte: ActeDe<'ContestationEnregistree'>): DecisionDossier {
  const { sorte, effet, survenuLe } = acte.data;
  const { admis, attendu } = EFFETS[sorte];
  if (!admis.includes(effet)) return refuser('EFFET_INTERDIT', { attendu });
  const event: DossierNouveau = { ...acte, v: 1 };
  if (effet === 'suspendre') return donner(event, ...suspension(dossier, sorte, survenuLe));
  if (effet === 'informer' || !estOuvert(dossier)) return donner(event);
  const data = { ...bilan(dossier, survenuLe), motif: 'contestation' as const };
  return donner(event, { type: 'DossierRetire', v: 1, data });
}

export const signalerLeDeces = (dossier: Dossier, acte: ActeDe<'DecesSignale'>): DecisionDossier =>
  donner({ ...acte, v: 1 }, ...suspension(dossier, 'deces', acte.data.survenuLe));

export function accorderUnDelai(dossier: Dossier, acte: ActeDe<'DelaiAccorde'>, { jour }: Contexte): DecisionDossier {
  const { echeances, effet, survenuLe } = acte.data;
  const calcule = echeances.reduce((total, { montant }) => total + montant, 0);
  const reste = resteDu(dossier.compte);
  if (calcule !== reste) return refuser('ECHEANCIER_FAUX', { calcule: enEuros(calcule), reste: enEuros(reste) });
  const passee = echeances.find(({ le }) => le < jour);
  if (passee !== undefined) return refuser('ECHEANCE_PASSEE', { date: dateEnClair(passee.le) });
  const event: DossierNouveau = { ...acte, v: 1 };
  return donner(event, ...(effet === 'suspendre' ? suspension(dossier, 'delai', survenuLe) : []));
}

function refusDuTerme(dossier: Dossier, nouveau: string): Refuse | null {
  const prescription = prescriptionDe(dossier);
  return prescription !== null && prescription < nouveau
    ? refuser('TERME_APRES_PRESCRIPTION', { nouveau: dateEnClair(nouveau), prescription: dateEnClair(prescription) })
    : null;
}

export function prolonger(dossier: Dossier, { data }: ActeDe<'PhaseProlongee'>, { jour }: Contexte): DecisionDossier {
  const ancienTerme = dossier.terme;
  if (ancienTerme === null) return refuser('DOSSIER_NON_RECU');
  if (!estOuvert(dossier) || ancienTerme < jour)
    return refuser('PROLONGATION_TARDIVE', { terme: dateEnClair(dossier.finLe ?? ancienTerme) });
  if (data.terme <= ancienTerme)
    return refuser('PROLONGATION_SANS_EFFET', { nouveau: dateEnClair(data.terme), terme: dateEnClair(ancienTerme) });
  return refusDuTerme(dossier, data.terme) ?? donner({ type: 'PhaseProlongee', v: 1, data: { ...data, ancienTerme } });
}

/** The explicit new term that lifting gives is, in substance, an extension: the contract pauses no clock by itself. */
export function lever(dossier: Dossier, acte: ActeDe<'SuspensionLevee'>, { jour }: Contexte): DecisionDossier {
  const { terme, dette, survenuLe } = acte.data;
  if (terme <= jour) return refuser('DATE_ANTERIEURE', { date: dateEnClair(terme), repere: 'ce jour' });
  const refus = refusDuTerme(dossier, terme);
  if (refus) return refus;
  if (dette !== null && dette > dossier.compte.dette)
    return refuser('DETTE_AUGMENTEE', { montant: enEuros(dette), dette: enEuros(dossier.compte.dette) });
  return { ok: true, events: avecLeSolde(dossier, [{ ...acte, v: 1 }], survenuLe) };
}

/** What was collected already stays booked; what exceeds the debt is the comptable's to refund. */
export function annuler(dossier: Dossier, acte: ActeDe<'DetteAnnulee'>): DecisionDossier {
  const { portee, montant, survenuLe } = acte.data;
  const { dette } = dossier.compte;
  if (montant > dette || (portee === 'totale' && montant !== dette))
    return refuser('ANNULATION_EXCESSIVE', { montant: enEuros(montant), dette: enEuros(dette) });
  const event: DossierNouveau = { ...acte, v: 1 };
  if (portee === 'partielle') return { ok: true, events: avecLeSolde(dossier, [event], survenuLe) };
  const avant = ['signe', 'transmis'].includes(dossier.etat);
  if (!avant && !estOuvert(dossier)) return donner(event);
  const data = { ...bilan(evolve(dossier, event), survenuLe), motif: 'annulation' as const };
  return donner(event, { type: 'DossierRetire', v: 1, data });
}

export function retirer(
  dossier: Dossier,
  acte: ActeDe<'DossierRetire'> | ActeDe<'InsolvabiliteRetenue'>,
): DecisionDossier {
  const data = { message: acte.data.message, ...bilan(dossier, acte.data.survenuLe) };
  return acte.type === 'DossierRetire'
    ? donner({ type: 'DossierRetire', v: 1, data: { ...data, motif: acte.data.motif } })
    : donner({ type: 'InsolvabiliteRetenue', v: 1, data });
}

export function repondre(dossier: Dossier, acte: ActeDe<'DemandeRepondue'>): DecisionDossier {
  const attend = dossier.demandes.some((d) => d.reference === acte.data.demande && d.reponse === null);
  return attend ? donner({ ...acte, v: 1 }) : refuser('DEMANDE_INCONNUE', { demande: acte.data.demande });
}
