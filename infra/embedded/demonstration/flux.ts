/** The files of the demonstration: five flows, two of them good and three that show what is refused, and the demandes of PCA. */

import { dateCivile } from '../../../functions/adhesion/heure-de-paris.ts';
import { enMemoire } from '../../../functions/platform/en-memoire.ts';
import { signerFlux } from '../../../functions/signature/signer/signer.ts';
import { AutoriteJetable, type IdentiteJetable, type MaterielDeConfiance } from './autorite-jetable.ts';
import { genererFlux } from './fabrique-de-flux/fabrique.ts';
import type { Demande } from './fabrique-de-flux/options.ts';
import { fichierDesDemandes } from './phase/demandes.ts';
import { COMMUNAUTE, COMMUNE, HOPITAL, type Ordonnateur } from './registre.ts';

const COMPTABLE = 'Aubin Ferrandière';

export interface FluxDeDemonstration {
  readonly nom: string;
  readonly ordonnateur: Ordonnateur;
  readonly contenu: Buffer;
}

const JOUR_MS = 24 * 3_600_000;

class Atelier {
  readonly #maintenant: Date;
  readonly autorite = new AutoriteJetable({ nom: 'AC jetable de démonstration', organisation: 'Passerelle' });

  constructor(maintenant: string) {
    this.#maintenant = new Date(maintenant);
  }

  /** `expireDepuis`: days since the certificate ended; negative while it is valid. */
  identite(
    { signataire, nom }: Pick<Ordonnateur, 'signataire' | 'nom'>,
    expireDepuis: number,
  ): Promise<IdentiteJetable> {
    const fin = new Date(this.#maintenant.getTime() - expireDepuis * JOUR_MS);
    const debut = new Date(fin.getTime() - 3 * 365 * JOUR_MS);
    return this.autorite.identite({ nom: signataire, organisation: nom }, debut, fin);
  }

  flux(ordonnateur: Ordonnateur, nom: string, demande: Demande): Iterable<Uint8Array> {
    const { siret, nom: collectivite, codeCollectivite, poste } = ordonnateur;
    return genererFlux({
      siret,
      collectivite,
      codeCollectivite,
      codique: poste.codique,
      poste: poste.nom,
      nomFic: nom,
      date: dateCivile(this.#maintenant.toISOString()),
      ...demande,
    });
  }

  async signe(
    ordonnateur: Ordonnateur,
    nom: string,
    portee: 'bordereau' | 'fichier',
    demande: Demande,
    identite: Promise<IdentiteJetable>,
  ): Promise<FluxDeDemonstration> {
    const source = this.flux(ordonnateur, nom, { ...demande, signature: portee });
    const options = { ...(await identite), qualite: ordonnateur.qualite, signeLe: this.#maintenant, portee };
    return { nom, ordonnateur, contenu: await enMemoire(signerFlux(() => source, options)) };
  }
}

/** One digit of one amount, as someone would do it on the way. */
function alterer(flux: FluxDeDemonstration): FluxDeDemonstration {
  const avant = '<MtHT V="';
  const contenu = Buffer.from(flux.contenu);
  const place = contenu.indexOf(avant) + avant.length;
  contenu.write(contenu.toString('latin1', place, place + 1) === '9' ? '8' : '9', place, 'latin1');
  return { ...flux, contenu };
}

export interface Demonstration {
  readonly flux: readonly FluxDeDemonstration[];
  /** Of the comptable, for the phase comminatoire; and the certificate that signs them (PEM). */
  readonly demandes: { readonly contenu: Buffer; readonly certificat: string };
  readonly autorite: MaterielDeConfiance;
}

/** `maintenant` (ISO 8601 UTC) is when they are signed. */
export async function preparer(maintenant: string): Promise<Demonstration> {
  const atelier = new Atelier(maintenant);
  const maire = atelier.identite(COMMUNE, -400);
  const president = atelier.identite(COMMUNAUTE, -400);
  const directrice = atelier.identite(HOPITAL, -400);
  const perimee = atelier.identite(HOPITAL, 45);
  const nonSigne = 'depense-non-signee.xml';
  const flux = await Promise.all([
    atelier.signe(
      COMMUNE,
      'depense-signee-par-bordereau.xml',
      'bordereau',
      { bordereaux: 2, pj: 3, premierBordereau: 112 },
      maire,
    ),
    atelier.signe(
      HOPITAL,
      'recette-signee-au-fichier.xml',
      'fichier',
      { domaine: 'recette', premierBordereau: 58, pieces: 8 },
      directrice,
    ),
    atelier
      .signe(COMMUNAUTE, 'depense-modifiee-apres-signature.xml', 'bordereau', { premierBordereau: 31 }, president)
      .then(alterer),
    atelier.signe(HOPITAL, 'depense-certificat-expire.xml', 'bordereau', { premierBordereau: 204 }, perimee),
    enMemoire(atelier.flux(COMMUNAUTE, nonSigne, { premierBordereau: 32, dematerialisee: true })).then((contenu) => ({
      nom: nonSigne,
      ordonnateur: COMMUNAUTE,
      contenu,
    })),
  ]);
  const comptable = await atelier.identite({ signataire: COMPTABLE, nom: COMMUNE.poste.nom }, -400);
  const signeLe = new Date(maintenant);
  const contenu = await fichierDesDemandes(comptable, dateCivile(maintenant), signeLe);
  const demandes = { contenu, certificat: comptable.certificat };
  return { flux, demandes, autorite: await atelier.autorite.materiel(new Date(maintenant)) };
}
