/** The anomalies of what was already sent, each naming the earlier deposit. Pure. */
import type { DepotRecu } from '../../schemas/evenements/depot.ts';
import { type Anomalie, anomalie, type Lieu, SANS_LIEU } from '../../schemas/motifs/catalogue.ts';
import type { Verdict } from '../../schemas/verdict.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { abreger } from './cle.ts';
import type { Nom, Porteur } from './noms.ts';

/** The deposit that bears the name, and what became of what bears it there. */
export interface Premier {
  readonly recu: DepotRecu;
  readonly etat: string;
}

/** Where the name stands in this file; a verdict of before it was kept does not know. */
const lieuDe = (porteur: { readonly lieu: Lieu | null } | null | undefined): Lieu => porteur?.lieu ?? SANS_LIEU;

function relever(porteur: Porteur, verdict: Verdict, premier: Readonly<Record<string, string>>): Anomalie {
  switch (porteur.niveau) {
    case 'flux':
      return anomalie('DOUBLON_NOM_FICHIER', lieuDe(verdict.enveloppe), premier);
    case 'bordereau': {
      const lu = verdict.bordereaux[porteur.bordereau];
      const valeurs = { ...premier, numero: lu?.numero ?? '', exercice: lu?.exercice ?? '' };
      return anomalie('DOUBLON_BORDEREAU_DEPOSE', lieuDe(lu), valeurs, { bordereau: porteur.bordereau });
    }
    case 'pj': {
      const lue = verdict.pj[porteur.pj];
      return anomalie(
        'DOUBLON_PJ_DEPOSEE',
        lieuDe(lue),
        { ...premier, idUnique: lue?.idUnique ?? '' },
        { pj: porteur.pj },
      );
    }
    default:
      return porteur satisfies never;
  }
}

/** `premiers`: for each key that another deposit holds, that deposit. Ordered as the names are. */
export function anomaliesDesDoublons(
  verdict: Verdict,
  noms: readonly Nom[],
  premiers: ReadonlyMap<string, Premier>,
): Anomalie[] {
  return noms.flatMap(({ key, porteur, rejete }) => {
    const premier = premiers.get(key);
    if (rejete || premier === undefined) return [];
    const { recu, etat } = premier;
    const depot = abreger(recu.stream.slice('depot/'.length));
    const valeurs = { nom: `« ${recu.data.nom} »`, recuLe: instantEnClair(recu.data.recuLe), depot, etat };
    return [relever(porteur, verdict, valeurs)];
  });
}
