/** The étude hands in its statement; it is recorded with ours, differences and all. */
import type { EtatNouveau } from '../../../schemas/evenements/pca-etat.ts';
import type { Chiffres } from '../../../schemas/pca/etat-recapitulatif.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { bornes, limiteDeRemise } from '../calendrier/trimestre.ts';
import { etudeParDefaut } from '../contrat/affectation.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { parametresDu } from '../contrat/situation.ts';
import { dejaVu } from '../message.ts';
import { type Refuse, refuser } from '../refus.ts';
import { ecarts } from './comparer.ts';

type Depot = Omit<EtatNouveau['data'], 'calcule' | 'ecarts' | 'tardif'>;
export type DecisionEtat = { readonly ok: true; readonly events: readonly EtatNouveau[] } | Refuse;

/** The étude itself, or the mandataire who compiles for the groupement. */
function refusDeLAuteur({ message: { par }, etat }: Depot, contrat: Contrat): Refuse | null {
  if (par.role === 'mandataire') return par.siret === etudeParDefaut(contrat) ? null : refuser('AUTRE_ETUDE');
  if (par.role !== 'etude') return refuser('ACTE_RESERVE_A_L_ETUDE');
  return par.siret === etat.etude ? null : refuser('AUTRE_ETUDE');
}

/** Only what the contract expects can be handed in: of a member that it had, for one of its postes. */
function refusDeLaCle({ etat, deposeLe }: Depot, { signe, membres, notifieLe }: Contrat): Refuse | null {
  const { contrat, etude, poste, trimestre } = etat;
  if (signe === null) return refuser('CONTRAT_INACTIF', { contrat, jour: dateEnClair(deposeLe), situation: 'inconnu' });
  if (!signe.postes.includes(poste)) return refuser('POSTE_HORS_CONTRAT', { poste });
  const { debut, fin } = bornes(trimestre);
  if (notifieLe === null || fin < notifieLe)
    return refuser('CONTRAT_INACTIF', { contrat, jour: dateEnClair(fin), situation: 'signé, mais non notifié' });
  // Whoever left the groupement still tells of what it kept.
  return membres.some((m) => m.etude === etude && m.depuis <= fin)
    ? null
    : refuser('ETUDE_INCONNUE', { etude, jour: dateEnClair(debut) });
}

/** `deja`: the statements already handed in for the same quarter. A late or wrong one is recorded, as such. */
export function deposer(
  deja: readonly EtatNouveau[],
  depot: Depot,
  { contrat, calcule }: { readonly contrat: Contrat; readonly calcule: Chiffres },
): DecisionEtat {
  const vu = dejaVu(
    deja.map(({ data }) => data.message),
    depot.message,
  );
  if (vu !== 'nouveau') return vu === 'connu' ? { ok: true, events: [] } : vu;
  const refus = refusDeLaCle(depot, contrat) ?? refusDeLAuteur(depot, contrat);
  if (refus) return refus;
  const { fin } = bornes(depot.etat.trimestre);
  if (depot.deposeLe <= fin)
    return refuser('DATE_ANTERIEURE', { date: dateEnClair(depot.deposeLe), repere: 'la fin du trimestre' });
  const limite = limiteDeRemise(depot.etat.trimestre, parametresDu(contrat, fin).jourEtatRecapitulatif);
  const data = {
    ...depot,
    calcule,
    ecarts: ecarts(calcule, depot.declare).length,
    tardif: limite < depot.deposeLe,
  };
  return { ok: true, events: [{ type: 'EtatDepose', v: 1, data }] };
}
