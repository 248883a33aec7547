/** Whether a certificate's names are within the subtrees that the authorities above it allow (RFC 5280 §6.1.3 (b), (c)). */
import type { CertificatLu } from './certificat-lu.ts';
import { type Constat, constat } from './constat.ts';
import type { ContraintesDeNom } from './contraintes-lues.ts';
import { couvre } from './formes-de-nom.ts';
import { LIMITES_CHEMIN } from './limites.ts';
import { type NomGeneral, texteDeNom } from './nom-general.ts';

export interface ContraintesDe {
  /** The authority that set them. */
  readonly autorite: string;
  readonly contraintes: ContraintesDeNom;
}

/** Every authority's subtrees must hold: that is the intersection of the permitted, and the union of the excluded. */
export function verifierNoms(certificat: CertificatLu, toutes: readonly ContraintesDe[]): Constat | null {
  if (toutes.length === 0) return null;
  const noms = nomsDe(certificat);
  const bases = toutes.reduce((n, { contraintes: { permis, exclus } }) => n + permis.length + exclus.length, 0);
  const nomDuPorteur = certificat.sujet.court;
  if (bases * noms.length > LIMITES_CHEMIN.comparaisons)
    return constat('CHEMIN_HORS_BORNES', { certificat: nomDuPorteur, detail: 'trop de noms à comparer' });
  for (const { autorite, contraintes } of toutes)
    for (const nom of noms) {
      const permis = estPermis(nom, contraintes);
      if (permis === 'non géré') return constat('CHEMIN_CONTRAINTE_NON_GEREE', { certificat: nomDuPorteur, autorite });
      if (!permis) return constat('CHEMIN_NOM_INTERDIT', { certificat: nomDuPorteur, nom: texteDeNom(nom), autorite });
    }
  return null;
}

/** The subject, its mailboxes whether or not they are said again, and the alternative names (§4.2.1.10). */
function nomsDe({ sujet, extensions }: CertificatLu): NomGeneral[] {
  const annuaire: NomGeneral[] = sujet.rdns.length === 0 ? [] : [{ forme: 'annuaire', nom: sujet }];
  const courriels = sujet.courriels.map((texte): NomGeneral => ({ forme: 'courriel', texte }));
  return [...annuaire, ...courriels, ...extensions.nomsAlternatifs];
}

function estPermis(nom: NomGeneral, { permis, exclus }: ContraintesDeNom): boolean | 'non géré' {
  const lesPermis = permis.filter((base) => memeForme(base, nom));
  const lesExclus = exclus.filter((base) => memeForme(base, nom));
  // A form that we cannot compare is refused where it is constrained: the extension is critical (§4.2.1.10).
  if (nom.forme === 'autre') return lesPermis.length + lesExclus.length === 0 || 'non géré';
  const juges = [...lesPermis, ...lesExclus].map((base) => couvre(base, nom));
  if (juges.includes(null)) return false;
  const exclu = juges.slice(lesPermis.length).includes(true);
  return !exclu && (lesPermis.length === 0 || juges.slice(0, lesPermis.length).includes(true));
}

const memeForme = (base: NomGeneral, nom: NomGeneral): boolean =>
  base.forme === nom.forme && (base.forme !== 'autre' || (nom.forme === 'autre' && base.numero === nom.numero));
