/** The identity provider, as the operator's environment names it. */
import type { ReglagesOidc } from './fournisseur-openid.ts';

/** The message is a French sentence for the operator. */
export class ReglageOidcIncorrect extends Error {}

type Environnement = Readonly<Record<string, string | undefined>>;

const BOUCLE = ['localhost', '127.0.0.1', '[::1]'];

/** What ProConnect calls for: identity, and the organisation that vouches for it. */
const PORTEE = 'openid given_name usual_name email uid siret';

/** Without https anybody on the way could take the place of either side; this machine has no way. */
function adresse(env: Environnement, nom: string): URL {
  const url = URL.parse(env[nom] ?? '');
  const sure =
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && BOUCLE.includes(url.hostname)));
  if (sure) return url;
  throw new ReglageOidcIncorrect(`${nom} est incorrect : une adresse en https est attendue.`);
}

function exiger(env: Environnement, nom: string): string {
  const valeur = env[nom]?.trim() ?? '';
  if (valeur !== '') return valeur;
  throw new ReglageOidcIncorrect(
    `${nom} manque : la connexion demande l’émetteur, le client, le secret et le retour (docs/connexion.md).`,
  );
}

const oui = (env: Environnement, nom: string): boolean => env[nom] === '1';

/** Null where no provider is named. Throws `ReglageOidcIncorrect` where it is half named. */
export function lireReglagesOidc(env: Environnement): ReglagesOidc | null {
  const nommes = ['EMETTEUR', 'CLIENT', 'SECRET', 'RETOUR'].filter((fin) => env[`PASSERELLE_OIDC_${fin}`]);
  if (nommes.length === 0) return null;
  const retour = adresse(env, 'PASSERELLE_OIDC_RETOUR');
  if (retour.pathname !== '/connexion/retour' || retour.search !== '')
    throw new ReglageOidcIncorrect(
      'PASSERELLE_OIDC_RETOUR est incorrect : cette adresse se termine par « /connexion/retour ».',
    );
  return {
    emetteur: adresse(env, 'PASSERELLE_OIDC_EMETTEUR'),
    client: exiger(env, 'PASSERELLE_OIDC_CLIENT'),
    secret: exiger(env, 'PASSERELLE_OIDC_SECRET'),
    retour,
    nom: env.PASSERELLE_OIDC_NOM || 'ProConnect',
    portee: env.PASSERELLE_OIDC_PORTEE || PORTEE,
    algorithme: env.PASSERELLE_OIDC_ALGORITHME || 'RS256',
    deuxFacteurs: oui(env, 'PASSERELLE_OIDC_DEUX_FACTEURS'),
    pkce: oui(env, 'PASSERELLE_OIDC_PKCE'),
    acr: env.PASSERELLE_OIDC_ACR || null,
  };
}
