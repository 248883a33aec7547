/** One état récapitulatif as its page shows it: ours, as the read models sum it, and those that were handed in. */
import { lireEtat } from '../../../../schemas/evenements/pca-etat.ts';
import type { Chiffres, CleDEtat } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { dateCivile } from '../../../adhesion/heure-de-paris.ts';
import { type Situation, situer } from '../../../pca/calendrier/echeance.ts';
import { comparer, equilibre } from '../../../pca/etat-recapitulatif/comparer.ts';
import { fluxEtat } from '../../../pca/flux.ts';
import type { Clock, Journal, Lectures } from '../../../platform/ports.ts';
import { contratsDe } from '../contrat/contrats-connus.ts';
import { chiffresSuivis } from './chiffres-suivis.ts';
import { attendusDuTrimestre } from './etats-suivis.ts';

interface Needs {
  readonly journal: Pick<Journal, 'read'>;
  readonly lectures: Pick<Lectures, 'list'>;
  readonly horloge: Clock;
}

type CleSansContrat = Omit<CleDEtat, 'contrat'>;

/** The contract under which it is expected, and by when; null where none asks for it. */
async function attenduDe(needs: Needs, { etude, poste, famille, trimestre }: CleSansContrat) {
  for await (const contrat of contratsDe(needs, { type: 'etude', siret: etude })) {
    const { signe } = contrat;
    if (signe === null) continue;
    const attendus = await attendusDuTrimestre(needs, contrat, trimestre, { etude, poste });
    const trouve = attendus.find(({ etat }) => etat.famille === famille);
    if (trouve !== undefined) return { ...trouve, titulaire: signe.titulaire };
  }
  return null;
}

const depotsDe = async ({ journal }: Needs, cle: CleDEtat) =>
  lireEtat((await journal.read(fluxEtat(cle))).events).map(({ at, data }) => ({
    ...{ at, deposeLe: data.deposeLe, tardif: data.tardif, ecarts: data.ecarts, par: data.message.par },
    ...{ declare: data.declare, calcule: data.calcule, objet: data.objet.sha256 },
  }));

export interface EtatLu {
  readonly etat: CleDEtat;
  readonly titulaire: { readonly type: 'etude' | 'groupement'; readonly siret: string; readonly mandataire?: string };
  readonly limite: string;
  readonly situation: Situation;
  /** Our own figures of now: some seconds behind the journal, from which they are computed anew when one is handed in. */
  readonly calcule: Chiffres;
  readonly depots: Awaited<ReturnType<typeof depotsDe>>;
  /** The last one beside ours of now; null where none was handed in. */
  readonly lignes: ReturnType<typeof comparer> | null;
  /** What the last one contradicts of itself; zero where nothing. */
  readonly desequilibre: ReturnType<typeof equilibre> | null;
}

const PREAVIS_JOURS = 10;

/** Null where no contract expects it. */
export async function lireEtatDe(needs: Needs, cle: CleSansContrat): Promise<EtatLu | null> {
  const attendu = await attenduDe(needs, cle);
  if (attendu === null) return null;
  const { etat, echeance, titulaire } = attendu;
  const [calcule, depots] = await Promise.all([chiffresSuivis(needs, etat), depotsDe(needs, etat)]);
  const dernier = depots.at(-1);
  return {
    ...{ etat, titulaire, limite: echeance.date, calcule, depots },
    situation: situer(echeance, dateCivile(needs.horloge.now()), PREAVIS_JOURS),
    lignes: dernier === undefined ? null : comparer(calcule, dernier.declare),
    desequilibre: dernier === undefined ? null : equilibre(dernier.declare),
  };
}
