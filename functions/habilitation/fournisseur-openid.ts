/**
 * Sign-in by OpenID Connect, as ProConnect documents it: no parameter but those it names, the secret in the body, and a
 * signed userinfo whose signature, issuer and audience are verified.
 */
import * as oidc from 'openid-client';
import * as z from 'zod';
import { siretSchema } from '../../schemas/evenements/identifiants.ts';
import {
  type Depart,
  type Fournisseur,
  FournisseurMuet,
  type Identification,
  IdentificationRefusee,
} from './fournisseur.ts';

export interface ReglagesOidc {
  /** Its address, under which `.well-known/openid-configuration` is. */
  readonly emetteur: URL;
  readonly client: string;
  readonly secret: string;
  readonly retour: URL;
  readonly nom: string;
  readonly portee: string;
  /** Of the signature of userinfo. */
  readonly algorithme: string;
  /** Two factors, said by `amr`, are demanded. */
  readonly deuxFacteurs: boolean;
  /** What ProConnect refuses and others ask for. */
  readonly pkce: boolean;
  readonly acr: string | null;
}

const DELAI_SECONDES = 10;
const DEUX_FACTEURS = { id_token: { amr: { essential: true } } };

const REFUS =
  'Votre identification n’a pas abouti : recommencez. Si cela persiste, prévenez l’exploitant de Passerelle.';

const texte = z.string().max(200).catch('');
const revendications = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  email: z.email(),
  email_verified: z.boolean().optional(),
  given_name: texte,
  usual_name: texte,
  family_name: texte,
  siret: siretSchema.nullable().catch(null),
});
type Revendications = z.infer<typeof revendications>;

/** The library checks what is said; that it is said at all is checked here. */
function lireRevendications(recu: unknown, { client }: ReglagesOidc, emetteur: string): Revendications {
  const lues = revendications.safeParse(recu);
  if (!lues.success) throw new IdentificationRefusee('userinfo: claims missing or malformed', REFUS);
  const { iss, aud, email_verified } = lues.data;
  if (iss !== emetteur || ![aud].flat().includes(client))
    throw new IdentificationRefusee('userinfo: issuer or audience', REFUS);
  if (email_verified === false)
    throw new IdentificationRefusee(
      'userinfo: e-mail not verified',
      'Votre adresse électronique n’est pas vérifiée par votre fournisseur d’identité.',
    );
  return lues.data;
}

function exigerDeuxFacteurs({ deuxFacteurs }: ReglagesOidc, amr: unknown): void {
  if (!deuxFacteurs || (Array.isArray(amr) && amr.includes('mfa'))) return;
  throw new IdentificationRefusee(
    'id_token: amr without mfa',
    'Ce service demande une identification à deux facteurs : activez-la chez votre fournisseur d’identité.',
  );
}

/** What comes from the network or the provider, told apart from our own faults. */
function traduire(erreur: unknown): Error {
  if (erreur instanceof IdentificationRefusee || erreur instanceof FournisseurMuet) return erreur;
  const message = erreur instanceof Error ? erreur.message : String(erreur);
  const muet = erreur instanceof TypeError || (erreur instanceof Error && erreur.name === 'TimeoutError');
  return muet ? new FournisseurMuet(message) : new IdentificationRefusee(message, REFUS);
}

export class FournisseurOpenId implements Fournisseur {
  readonly #reglages: ReglagesOidc;
  #configuration: Promise<oidc.Configuration> | null = null;

  constructor(reglages: ReglagesOidc) {
    this.#reglages = reglages;
  }

  get nom(): string {
    return this.#reglages.nom;
  }

  get retour(): URL {
    return this.#reglages.retour;
  }

  async partir() {
    const { retour, portee, pkce, acr, deuxFacteurs } = this.#reglages;
    const configuration = await this.#decouvrir();
    const verifieur = pkce ? oidc.randomPKCECodeVerifier() : null;
    const depart: Depart = { etat: oidc.randomState(), nonce: oidc.randomNonce(), verifieur };
    const adresse = oidc.buildAuthorizationUrl(configuration, {
      response_type: 'code',
      redirect_uri: retour.href,
      scope: portee,
      state: depart.etat,
      nonce: depart.nonce,
      ...(deuxFacteurs ? { claims: JSON.stringify(DEUX_FACTEURS) } : {}),
      ...(acr === null ? {} : { acr_values: acr }),
      ...(verifieur === null
        ? {}
        : { code_challenge: await oidc.calculatePKCECodeChallenge(verifieur), code_challenge_method: 'S256' }),
    });
    return { depart, adresse };
  }

  async revenir({ etat, nonce, verifieur }: Depart, arrivee: URL): Promise<Identification> {
    const configuration = await this.#decouvrir();
    try {
      // The address by which we are known: whatever stands before us may have called us by another.
      const adresse = new URL(this.retour);
      adresse.search = arrivee.search;
      const jetons = await oidc.authorizationCodeGrant(configuration, adresse, {
        ...{ expectedState: etat, expectedNonce: nonce, idTokenExpected: true },
        ...(verifieur === null ? {} : { pkceCodeVerifier: verifieur }),
      });
      const identite = jetons.claims();
      if (identite === undefined) throw new IdentificationRefusee('no id_token', REFUS);
      exigerDeuxFacteurs(this.#reglages, identite.amr);
      const recu = await oidc.fetchUserInfo(configuration, jetons.access_token, identite.sub);
      const lues = lireRevendications(recu, this.#reglages, configuration.serverMetadata().issuer);
      const nom = [lues.given_name, lues.usual_name || lues.family_name].filter((part) => part !== '').join(' ');
      return { courriel: lues.email, nom: nom || lues.email, siret: lues.siret, idToken: jetons.id_token ?? null };
    } catch (erreur) {
      throw traduire(erreur);
    }
  }

  async quitter(idToken: string | null, etat: string): Promise<URL | null> {
    const configuration = await this.#decouvrir();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const adresse = oidc.buildEndSessionUrl(configuration, {
      state: etat,
      post_logout_redirect_uri: new URL('/deconnexion/retour', this.retour).href,
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    });
    // The token names the client already, and no parameter goes that is not documented.
    if (idToken !== null) adresse.searchParams.delete('client_id');
    return adresse;
  }

  /** Once; anew where it failed, so that a provider out of reach at the start is found later. */
  #decouvrir(): Promise<oidc.Configuration> {
    this.#configuration ??= this.#demander().catch((erreur) => {
      this.#configuration = null;
      throw new FournisseurMuet(erreur instanceof Error ? erreur.message : String(erreur));
    });
    return this.#configuration;
  }

  async #demander(): Promise<oidc.Configuration> {
    const { emetteur, client, secret, algorithme } = this.#reglages;
    return oidc.discovery(
      emetteur,
      client,
      { userinfo_signed_response_alg: algorithme },
      oidc.ClientSecretPost(secret),
      {
        timeout: DELAI_SECONDES,
        execute: [
          oidc.enableNonRepudiationChecks,
          ...(emetteur.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
        ],
      },
    );
  }
}
