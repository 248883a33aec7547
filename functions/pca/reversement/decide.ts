/**
 * What the étude hands over (contract art. 10): each payment whole, to the cent, without any deduction (commercial code,
 * art. R. 444-54), from its own affected account. One reversement is several dossiers: it is decided whole or refused whole.
 */
import type { EvenementDe } from '../../../schemas/evenements/dossier.ts';
import type {
  DonneesDuReversement,
  LigneDeReversement,
  ReversementNouveau,
} from '../../../schemas/evenements/pca-reversement.ts';
import { aReverser, chezLEtude, type Mouvement } from '../argent/compte.ts';
import { dateEnClair } from '../calendrier/dates.ts';
import { compteAdmis } from '../contrat/affectation.ts';
import type { Contrat } from '../contrat/cycle.ts';
import type { Dossier } from '../dossier/etat.ts';
import { enEuros, type Refuse, refuser } from '../refus.ts';

export type Reversement = {
  readonly annonce: DonneesDuReversement<'ReversementAnnonce'> | null;
  readonly encaisse: DonneesDuReversement<'ReversementEncaisse'> | null;
};
export const REVERSEMENT_ABSENT: Reversement = { annonce: null, encaisse: null };

export function evolve(reversement: Reversement, { type, data }: ReversementNouveau): Reversement {
  switch (type) {
    case 'ReversementAnnonce':
      return { ...reversement, annonce: data };
    case 'ReversementEncaisse':
      return { ...reversement, encaisse: data };
    default:
      return data satisfies never;
  }
}

/** The event of the reversement, and those to append to each dossier, in the order of its lines. */
export type DecisionReversement =
  | {
      readonly ok: true;
      readonly events: readonly ReversementNouveau[];
      readonly dossiers: readonly { readonly dossier: string; readonly event: EvenementDe<'PrincipalReverse'> }[];
    }
  | Refuse;

type Annonce = DonneesDuReversement<'ReversementAnnonce'>;

function refusDuMouvement(ligne: LigneDeReversement, mouvement: Mouvement, mode: Annonce['mode']): Refuse | null {
  const { dossier, mouvement: id, montant } = ligne;
  if (chezLEtude(mouvement) !== (mode === 'virement')) return refuser('REVERSEMENT_MODE_FAUX');
  const du = aReverser(mouvement);
  if (du < 0 && !mouvement.regularisable) return refuser('REVERSEMENT_SANS_ACCORD', { mouvement: id, dossier });
  return montant === du && du !== 0
    ? null
    : refuser('REVERSEMENT_LIGNE_FAUSSE', {
        ...{ mouvement: id, dossier },
        ...{ attendu: enEuros(du), declare: enEuros(montant) },
      });
}

function refusDeLaLigne(
  ligne: LigneDeReversement,
  annonce: Annonce,
  dossiers: ReadonlyMap<string, Dossier>,
): Refuse | null {
  const dossier = dossiers.get(ligne.dossier);
  if (dossier?.demande?.poste !== annonce.poste || !dossier.etudes.includes(annonce.etude))
    return refuser('DOSSIER_INCONNU');
  const mouvement = dossier.compte.mouvements.find(({ id }) => id === ligne.mouvement);
  if (mouvement === undefined) return refuser('MOUVEMENT_INCONNU', { mouvement: ligne.mouvement });
  if (mouvement.etude !== annonce.etude) return refuser('AUTRE_ETUDE');
  if (annonce.ordonneLe < mouvement.recuLe)
    return refuser('DATE_ANTERIEURE', { date: dateEnClair(annonce.ordonneLe), repere: 'le versement' });
  return refusDuMouvement(ligne, mouvement, annonce.mode);
}

function refusDesLignes(annonce: Annonce, dossiers: ReadonlyMap<string, Dossier>): Refuse | null {
  const { lignes, total } = annonce;
  const calcule = lignes.reduce((somme, { montant }) => somme + montant, 0);
  const cles = new Set(lignes.map(({ dossier, mouvement }) => `${dossier} ${mouvement}`));
  const double = lignes.length === cles.size ? null : lignes.at(-1);
  if (double) return refuser('MOUVEMENT_DEJA_CONNU', { mouvement: double.mouvement });
  return (
    lignes.map((ligne) => refusDeLaLigne(ligne, annonce, dossiers)).find((refus) => refus !== null) ??
    (calcule === total
      ? null
      : refuser('REVERSEMENT_TOTAL_FAUX', { declare: enEuros(total), calcule: enEuros(calcule) }))
  );
}

function refusDeLAnnonce(annonce: Annonce, contrat: Contrat, jour: string): Refuse | null {
  const { etude, compte, mode, ordonneLe } = annonce;
  const { role, siret } = annonce.message.par;
  if (role !== 'etude') return refuser('ACTE_RESERVE_A_L_ETUDE');
  if (siret !== etude) return refuser('AUTRE_ETUDE');
  if (jour < ordonneLe) return refuser('DATE_FUTURE', { date: dateEnClair(ordonneLe) });
  if (mode === 'remise') return null;
  return compte !== null && compteAdmis(contrat, etude, compte, ordonneLe)
    ? null
    : refuser('COMPTE_NON_ADMIS', { jour: dateEnClair(ordonneLe) });
}

/** The lines that their dossiers do not have yet: all of them at first, those that an accident left out afterwards (R8). */
export function aPorter({ reversement, ordonneLe, lignes }: Annonce, dossiers: ReadonlyMap<string, Dossier>) {
  const porte = ({ dossier, mouvement }: LigneDeReversement) =>
    dossiers
      .get(dossier)
      ?.compte.mouvements.some((m) => m.id === mouvement && m.reverses.some((r) => r.reversement === reversement));
  return lignes
    .filter((ligne) => !porte(ligne))
    .map(({ dossier, mouvement, montant }) => ({
      dossier,
      event: { type: 'PrincipalReverse' as const, v: 1 as const, data: { reversement, mouvement, montant, ordonneLe } },
    }));
}

/** `dossiers`: those that the lines name, by their number. A late reversement is recorded like any other, and seen late. */
export function annoncer(
  reversement: Reversement,
  annonce: Annonce,
  { contrat, dossiers, jour }: { contrat: Contrat; dossiers: ReadonlyMap<string, Dossier>; jour: string },
): DecisionReversement {
  if (reversement.annonce !== null)
    return reversement.annonce.message.empreinte === annonce.message.empreinte
      ? { ok: true, events: [], dossiers: aPorter(reversement.annonce, dossiers) }
      : refuser('REVERSEMENT_DEJA_ANNONCE', { reversement: annonce.reversement });
  const refus = refusDeLAnnonce(annonce, contrat, jour) ?? refusDesLignes(annonce, dossiers);
  if (refus) return refus;
  return {
    ok: true,
    events: [{ type: 'ReversementAnnonce', v: 1, data: annonce }],
    dossiers: aPorter(annonce, dossiers),
  };
}

/** The comptable says what came in (V2). A difference is shown, never absorbed. */
export function encaisser(
  { annonce, encaisse }: Reversement,
  recu: Omit<DonneesDuReversement<'ReversementEncaisse'>, 'ecart'>,
  jour: string,
): DecisionReversement {
  const { role, codique } = recu.message.par;
  if (annonce === null) return refuser('REVERSEMENT_NON_ANNONCE');
  if (role !== 'comptable' && role !== 'agent-comptable') return refuser('ACTE_RESERVE_AU_COMPTABLE');
  if (codique !== annonce.poste) return refuser('AUTRE_POSTE');
  if (encaisse !== null)
    return encaisse.message.empreinte === recu.message.empreinte
      ? { ok: true, events: [], dossiers: [] }
      : refuser('REVERSEMENT_DEJA_ANNONCE', { reversement: annonce.reversement });
  if (jour < recu.encaisseLe) return refuser('DATE_FUTURE', { date: dateEnClair(recu.encaisseLe) });
  const data = { ...recu, ecart: recu.montant - annonce.total };
  return { ok: true, events: [{ type: 'ReversementEncaisse', v: 1, data }], dossiers: [] };
}
