/** What a comptable deposits: is it an answer of Hélios, of his poste, to a flow that he was handed? */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { type Anomalie, anomalie, type CodeMotif, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import { REMEDES_DU_COMPTABLE } from '../../schemas/motifs/helios.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { EMETTEUR } from '../acquit/entete.ts';
import { abreger, fluxDepot } from '../depot/cle.ts';
import { completerVerdict } from '../depot/complement.ts';
import { fluxRejete } from '../depot/rejet.ts';
import type { LireNeeds } from './candidats.ts';
import { lireAcquit } from './lecteur-d-acquit.ts';
import { lireRetour } from './lecteur-de-retour.ts';
import { designation } from './nom.ts';
import { retrouver } from './retrouver.ts';

type Helios = NonNullable<Verdict['helios']>;

const relever = (code: CodeMotif, valeurs: Readonly<Record<string, string>> = {}): Anomalie =>
  anomalie(code, SANS_LIEU, valeurs);

const estUneReponse = ({ nature }: Pick<Verdict, 'nature'>): boolean =>
  nature === 'PES_ACQUIT' || nature === 'PES_Retour';

const ecrit = (texte: string | null | undefined): string => (texte ?? '').trim().toLowerCase();

/** Our own answer is not one of Hélios, whoever brings it back. */
const anomaliesDeLEmetteur = ({ nature, enveloppe }: Pick<Verdict, 'nature' | 'enveloppe'>): Anomalie[] =>
  ecrit(enveloppe?.emetteur.sigle) === ecrit(EMETTEUR.Sigle) ? [relever('REPONSE_DE_PASSERELLE', { nature })] : [];

/** An answer that does not come from a comptable is not to be believed: anyone could have written it. Pure. */
export function anomaliesDUneReponseDOrdonnateur(verdict: Pick<Verdict, 'nature' | 'enveloppe'>): Anomalie[] {
  if (!estUneReponse(verdict)) return [];
  const deNous = anomaliesDeLEmetteur(verdict);
  const { nature } = verdict;
  return deNous.length > 0 ? deNous : [relever('REPONSE_HELIOS_DEPOSEE_PAR_UN_ORDONNATEUR', { nature })];
}

/** The same verdict, whose remedies are within the reach of the comptable who deposited the file. Pure. */
export function pourLeComptable(verdict: Verdict): Verdict {
  const remede = REMEDES_DU_COMPTABLE[verdict.nature === 'PES_Aller' ? 'flux' : 'reponse'];
  return { ...verdict, anomalies: verdict.anomalies.map((relevee) => ({ ...relevee, remede })) };
}

/** What the answer alone shows: the header by which it is attached, and in an acquit an outcome for each element. Pure. */
function anomaliesDeLaReponse(verdict: Verdict, lue: Helios['reponse'], codique: string): Anomalie[] {
  const manquants = Object.entries(designation(verdict)).flatMap(([nom, valeur]) => (valeur === '' ? [nom] : []));
  const idPost = verdict.entete?.idPost ?? null;
  const releves = anomaliesDeLEmetteur(verdict);
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
async function rattachable(
  needs: LireNeeds,
  recu: DepotRecu,
  verdict: Verdict,
  reponse: Helios['reponse'],
): Promise<{ readonly depot: string | null; readonly anomalies: readonly Anomalie[] }> {
  const dire = (code: CodeMotif, valeurs: Readonly<Record<string, string>>) => ({
    depot: null,
    anomalies: [relever(code, valeurs)],
  });
  const { NomFic: nomFic } = designation(verdict);
  const recherche = await retrouver(needs, recu, verdict, reponse);
  const id = 'depot' in recherche ? recherche.depot.stream.slice(fluxDepot('').length) : '';
  switch (recherche.issue) {
    case 'trouve':
      return { depot: id, anomalies: [] };
    case 'deja':
      return dire('REPONSE_HELIOS_DEJA_RATTACHEE', { depot: abreger(id) });
    case 'aucun':
      return dire('REPONSE_HELIOS_SANS_DEPOT', { nomFic });
    case 'objet-absent':
      return dire('REPONSE_HELIOS_OBJET_ABSENT', { nomFic, objet: recherche.absent });
    case 'autre-poste':
      return dire('DEPOT_D_UN_AUTRE_POSTE', { nomFic, codique: recu.data.expediteur });
    default:
      return recherche satisfies never;
  }
}

/**
 * Completes the verdict on a comptable's file with what was read of it and the deposit to attach it to, decided once
 * (R2). One that finds no deposit waits for it (nommer.ts).
 */
export async function jugerLaReponse(needs: LireNeeds, recu: DepotRecu, duFichier: Verdict): Promise<Verdict> {
  const verdict = pourLeComptable(duFichier);
  if (verdict.nature === 'PES_Aller') return completerVerdict(verdict, [relever('FLUX_DEPOSE_PAR_UN_COMPTABLE')]);
  if (!estUneReponse(verdict) || fluxRejete(verdict)) return verdict;
  const { bucket, key, version, expediteur } = recu.data;
  const lire = verdict.nature === 'PES_ACQUIT' ? lireAcquit : lireRetour;
  const reponse = await lire(needs.objets.read({ bucket, key, version }));
  if (reponse === null) throw new Error(`${recu.stream}: read once, and not again`);
  const propres = anomaliesDeLaReponse(verdict, reponse, expediteur);
  const { depot, anomalies } =
    propres.length > 0 ? { depot: null, anomalies: propres } : await rattachable(needs, recu, verdict, reponse);
  return { ...completerVerdict(verdict, anomalies), helios: { reponse, depot } };
}
