/** What a comptable deposits: is it an answer of Hélios, of his poste, to a flow that he was handed? */
import { type DepotRecu, lireDepot } from '../../schemas/evenements/depot.ts';
import { type Anomalie, anomalie, type CodeMotif, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { abreger, fluxDepot } from '../depot/cle.ts';
import { completerVerdict } from '../depot/complement.ts';
import { fluxRejete } from '../depot/rejet.ts';
import { lireVerdict } from '../depot/verdict-rendu.ts';
import type { Journal, ObjectStore } from '../platform/ports.ts';
import { lireReponse } from './lecteur.ts';
import { cleDeReponse, designation } from './nom.ts';
import { dejaRattachee } from './rattachement.ts';
import { RIEN_D_ACQUITTE } from './recueil.ts';

export interface JugerNeeds {
  readonly journal: Journal;
  readonly objets: ObjectStore;
}

type Helios = NonNullable<Verdict['helios']>;

const relever = (code: CodeMotif, valeurs: Readonly<Record<string, string>> = {}): Anomalie =>
  anomalie(code, SANS_LIEU, valeurs);

const estUneReponse = ({ nature }: Pick<Verdict, 'nature'>): boolean =>
  nature === 'PES_ACQUIT' || nature === 'PES_Retour';

/** An answer that does not come from a comptable is not to be believed: anyone could have written it. Pure. */
export const anomaliesDUneReponseDOrdonnateur = (verdict: Pick<Verdict, 'nature'>): Anomalie[] =>
  estUneReponse(verdict) ? [relever('REPONSE_HELIOS_DEPOSEE_PAR_UN_ORDONNATEUR', { nature: verdict.nature })] : [];

/** What the answer alone shows: the header by which it is attached, and in an acquit an outcome for each element. Pure. */
function anomaliesDeLaReponse(verdict: Verdict, lue: Helios['reponse'], codique: string): Anomalie[] {
  const manquants = Object.entries(designation(verdict)).flatMap(([nom, valeur]) => (valeur === '' ? [nom] : []));
  const idPost = verdict.entete?.idPost ?? null;
  const releves: Anomalie[] = [];
  if (manquants.length > 0) releves.push(relever('REPONSE_HELIOS_SANS_NOMFIC', { manque: manquants.join(', ') }));
  if (idPost !== null && idPost !== codique)
    releves.push(relever('REPONSE_HELIOS_D_UN_AUTRE_POSTE', { idPost, codique }));
  if (verdict.nature !== 'PES_ACQUIT') return releves;
  const { compte, muets } = lue;
  if (compte.acceptes + compte.rejetes + muets === 0)
    releves.push(relever('REPONSE_HELIOS_INCOMPLETE', { manque: 'aucun ElementACQUIT' }));
  else if (muets > 0) releves.push(relever('REPONSE_HELIOS_INCOMPLETE', { manque: `EtatAck manque ${muets} fois` }));
  return releves;
}

/** The deposit that it answers, if it may be attached there; and what is to be said otherwise. */
async function retrouver(
  needs: JugerNeeds,
  { data }: DepotRecu,
  verdict: Verdict,
): Promise<{ readonly depot: string | null; readonly anomalies: readonly Anomalie[] }> {
  const cle = cleDeReponse(verdict);
  const { NomFic: nomFic } = designation(verdict);
  const [nom] = cle === null ? [] : await needs.journal.holders([cle]);
  if (nom === undefined) return { depot: null, anomalies: [relever('REPONSE_HELIOS_SANS_DEPOT', { nomFic })] };
  const events = lireDepot((await needs.journal.read(nom.holder)).events);
  const rendu = events.find((event) => event.type === 'VerdictRendu');
  if (rendu === undefined) throw new Error(`${nom.holder} is handed over and has no verdict`);
  const codique = data.expediteur;
  if ((await lireVerdict(needs, rendu)).entete?.idPost !== codique)
    return { depot: null, anomalies: [relever('DEPOT_D_UN_AUTRE_POSTE', { nomFic, codique })] };
  const depot = nom.holder.slice(fluxDepot('').length);
  if (dejaRattachee(events, data.sha256))
    return { depot: null, anomalies: [relever('REPONSE_HELIOS_DEJA_RATTACHEE', { depot: abreger(depot) })] };
  return { depot, anomalies: [] };
}

/**
 * Completes the verdict on a comptable's file with what was read of it and the deposit to attach it to, decided once
 * (R2): an answer cannot come before what it answers, so one that finds no deposit is kept and not tried again.
 */
export async function jugerLaReponse(needs: JugerNeeds, recu: DepotRecu, verdict: Verdict): Promise<Verdict> {
  if (verdict.nature === 'PES_Aller') return completerVerdict(verdict, [relever('FLUX_DEPOSE_PAR_UN_COMPTABLE')]);
  if (!estUneReponse(verdict) || fluxRejete(verdict)) return verdict;
  const { bucket, key, version, expediteur } = recu.data;
  const acquit = verdict.nature === 'PES_ACQUIT';
  const reponse = acquit ? await lireReponse(needs.objets.read({ bucket, key, version })) : RIEN_D_ACQUITTE;
  if (reponse === null) throw new Error(`${recu.stream}: read once, and not again`);
  const propres = anomaliesDeLaReponse(verdict, reponse, expediteur);
  const { depot, anomalies } =
    propres.length > 0 ? { depot: null, anomalies: propres } : await retrouver(needs, recu, verdict);
  return { ...completerVerdict(verdict, anomalies), helios: { reponse, depot } };
}
