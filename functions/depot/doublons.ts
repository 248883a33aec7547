/** The anomalies of what was already sent, each naming the earlier deposit. Pure. */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { type Anomalie, anomalie, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { abreger } from './cle.ts';
import type { Nom, Porteur } from './noms.ts';

function relever(porteur: Porteur, verdict: Verdict, premier: Readonly<Record<string, string>>): Anomalie {
  switch (porteur.niveau) {
    case 'flux':
      return anomalie('DOUBLON_NOM_FICHIER', SANS_LIEU, premier);
    case 'bordereau': {
      const lu = verdict.bordereaux[porteur.bordereau];
      const valeurs = { ...premier, numero: lu?.numero ?? '', exercice: lu?.exercice ?? '' };
      return anomalie('DOUBLON_BORDEREAU_DEPOSE', SANS_LIEU, valeurs, { bordereau: porteur.bordereau });
    }
    case 'pj': {
      const idUnique = verdict.pj[porteur.pj]?.idUnique ?? '';
      return anomalie('DOUBLON_PJ_DEPOSEE', SANS_LIEU, { ...premier, idUnique }, { pj: porteur.pj });
    }
    default:
      return porteur satisfies never;
  }
}

/** `premiers`: for each key that another deposit holds, how that deposit began. Ordered as the names are. */
export function anomaliesDesDoublons(
  verdict: Verdict,
  noms: readonly Nom[],
  premiers: ReadonlyMap<string, DepotRecu>,
): Anomalie[] {
  return noms.flatMap(({ key, porteur, rejete }) => {
    const premier = premiers.get(key);
    if (rejete || premier === undefined) return [];
    const { nom, recuLe } = premier.data;
    const depot = abreger(premier.stream.slice('depot/'.length));
    return [relever(porteur, verdict, { nom: `« ${nom} »`, recuLe: instantEnClair(recuLe), depot })];
  });
}
