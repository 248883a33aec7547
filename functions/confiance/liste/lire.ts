/** What a trusted list says of itself and of its services. Whether it is believed is another matter: verifier.ts. */
import { enfant, exiger, instant, type Noeud, valeur } from './arbre.ts';
import { TSL } from './espaces.ts';
import { ListeMalFormee } from './illisible.ts';
import { lirePointeurs, type Pointeur } from './pointeurs.ts';
import { lireServices, type ServiceListe } from './services.ts';

export interface Liste {
  /** TSLVersionIdentifier. */
  readonly version: number;
  readonly numero: number;
  readonly type: string;
  readonly territoire: string;
  readonly emiseLe: string;
  /** NextUpdate; null for a closed list. */
  readonly prochaineLe: string | null;
  /** Lists of other territories, and who may sign them. */
  readonly pointeurs: readonly Pointeur[];
  readonly services: readonly ServiceListe[];
  /** What was passed over, in French: a certificate or a service that cannot be used. */
  readonly remarques: readonly string[];
}

/** Throws ListeMalFormee. */
export function lireListe(racine: Noeud): Liste {
  if (racine.nom !== 'TrustServiceStatusList' || racine.espace !== TSL)
    throw new ListeMalFormee(`son premier élément est ${racine.nom}, et non TrustServiceStatusList`);
  const schema = exiger(racine, 'SchemeInformation', TSL);
  const suivante = enfant(exiger(schema, 'NextUpdate', TSL), 'dateTime', TSL);
  const territoire = valeur(exiger(schema, 'SchemeTerritory', TSL)).toUpperCase();
  if (!/^[A-Z]{2}$/.test(territoire)) throw new ListeMalFormee('son territoire n’est pas un code de deux lettres');
  const remarques: string[] = [];
  const prochaineLe = suivante === null ? null : instant(suivante);
  const origine = { territoire, prochaineLe: prochaineLe ?? instant(exiger(schema, 'ListIssueDateTime', TSL)) };
  return {
    version: nombre(exiger(schema, 'TSLVersionIdentifier', TSL)),
    numero: nombre(exiger(schema, 'TSLSequenceNumber', TSL)),
    type: valeur(exiger(schema, 'TSLType', TSL)),
    territoire,
    emiseLe: instant(exiger(schema, 'ListIssueDateTime', TSL)),
    prochaineLe,
    pointeurs: lirePointeurs(enfant(schema, 'PointersToOtherTSL', TSL), remarques),
    services: lireServices(enfant(racine, 'TrustServiceProviderList', TSL), origine, remarques),
    remarques,
  };
}

function nombre(noeud: Noeud): number {
  const texte = valeur(noeud);
  if (!/^\d{1,9}$/.test(texte)) throw new ListeMalFormee(`${noeud.nom} n’est pas un nombre`);
  return Number(texte);
}
