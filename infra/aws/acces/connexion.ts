/** What the console is told of the sign-in: names, never a secret. */
import { lireReglagesOidc } from '../../../functions/habilitation/reglages-oidc.ts';
import type { Connexion } from '../stages.ts';

type Fournisseur = NonNullable<Connexion['oidc']>;

/** By the names that the server on one machine reads too. Throws on what it would refuse: no such stage is deployed. */
function reglagesDe({ emetteur, client, retour, autres = {} }: Fournisseur): Record<string, string> {
  const noms = { EMETTEUR: emetteur, CLIENT: client, RETOUR: retour, ...autres };
  const reglages = Object.fromEntries(Object.entries(noms).map(([nom, valeur]) => [`PASSERELLE_OIDC_${nom}`, valeur]));
  lireReglagesOidc({ ...reglages, PASSERELLE_OIDC_SECRET: 'of Secrets Manager' });
  return reglages;
}

/** `hote`: the name that AWS gives to the API, by which it always answers. */
export function environnementDeLaConnexion(connexion: Connexion | null, hote: string): Record<string, string> {
  if (connexion === null) return { PASSERELLE_HOTES: hote };
  const { secret, oidc, contact } = connexion;
  return {
    PASSERELLE_HOTES: oidc === null ? hote : `${hote},${new URL(oidc.retour).hostname}`,
    PASSERELLE_SECRET: secret,
    ...(contact === undefined ? {} : { PASSERELLE_CONTACT: contact }),
    ...(oidc === null ? {} : reglagesDe(oidc)),
  };
}
