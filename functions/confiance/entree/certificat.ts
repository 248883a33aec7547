/** A certificate comes in: an anchor of a family, an intermediate, or a signer of trusted lists. */
import type { Registre } from '../../../schemas/confiance.ts';
import { verifierAutorite } from '../../signature/chemin/autorite.ts';
import { type CertificatLu, lireCertificatDeChemin } from '../../signature/chemin/certificat-lu.ts';
import { Illisible } from '../../signature/chemin/constat.ts';
import { direInstant } from '../../signature/constat.ts';
import { type Constat, constat } from '../constat.ts';
import { fichierDeCertificat } from '../fichiers.ts';
import { empreinte } from './empreinte.ts';
import { type Demande, dejaLa, type Entree, type Fonds, prendre, refuser, trace } from './entree.ts';

export function entrerCertificat(octets: Uint8Array, fonds: Fonds, demande: Demande): Entree {
  const lu = lire(octets);
  if ('code' in lu) return refuser(fonds, { genre: 'certificat', sha256: empreinte(octets), titre: 'certificat' }, lu);
  const identite = { genre: 'certificat', sha256: lu.empreinte, titre: lu.sujet.texte } as const;
  const inscription = inscrire(lu, fonds.registre, demande);
  if ('code' in inscription) return refuser(fonds, identite, inscription);
  const contenu = { fichier: fichierDeCertificat(lu.empreinte), octets: lu.der };
  if (inscription.registre === null) return dejaLa(fonds, identite, contenu);
  return prendre(identite, inscription.registre, contenu, avertir(lu, demande.instant));
}

function lire(octets: Uint8Array): CertificatLu | Constat {
  try {
    return lireCertificatDeChemin(octets, 'sans nom');
  } catch (erreur) {
    if (!(erreur instanceof Illisible)) throw erreur;
    const { detail, extension } = erreur.constat.valeurs;
    return constat('IMPORT_CERTIFICAT_ILLISIBLE', { detail: detail ?? `l’extension ${extension} y est deux fois` });
  }
}

/** The register with it; `registre: null` where it is already there, the same. */
function inscrire(lu: CertificatLu, registre: Registre, demande: Demande): { registre: Registre | null } | Constat {
  const { pour } = demande;
  const certificat = lu.sujet.court;
  if (pour.role === null) return constat('IMPORT_SANS_ROLE', { certificat });
  if (pour.role === 'signataireDeListe') return inscrireSignataire(lu, registre, demande, pour.territoire);
  if (!demande.nonAutorite && verifierAutorite(lu) !== null) return constat('IMPORT_PAS_UNE_AUTORITE', { certificat });
  const { famille, du, au } = pour.role === 'ancre' ? pour : { famille: null, du: null, au: null };
  const connu = registre.certificats.find(
    (c) => c.sha256 === lu.empreinte && c.role === pour.role && c.famille === famille,
  );
  if (connu !== undefined)
    return connu.du === du && connu.au === au
      ? { registre: null }
      : constat('IMPORT_DEJA_LA_AUTREMENT', { certificat });
  const neuf = { ...trace(lu.empreinte, demande), role: pour.role, famille, du, au };
  return { registre: { ...registre, certificats: [...registre.certificats, neuf] } };
}

function inscrireSignataire(lu: CertificatLu, registre: Registre, demande: Demande, dit: string | null) {
  const territoire = dit ?? paysDe(lu);
  if (territoire === null) return constat('IMPORT_SANS_TERRITOIRE', { certificat: lu.sujet.court });
  const { signatairesDeListe } = registre;
  if (signatairesDeListe.some((s) => s.sha256 === lu.empreinte && s.territoire === territoire))
    return { registre: null };
  const neuf = { ...trace(lu.empreinte, demande), territoire };
  return { registre: { ...registre, signatairesDeListe: [...signatairesDeListe, neuf] } };
}

/** countryName of the holder, as TS 119 612 §5.7.1 wants it to be the territory of the list. */
const paysDe = ({ sujet }: CertificatLu): string | null =>
  /(?:^|, | \+ )C=([A-Za-z]{2})(?=$|, | \+ )/.exec(sujet.texte)?.[1]?.toUpperCase() ?? null;

function avertir({ debut, fin }: CertificatLu, instant: number): string[] {
  const dire = (ms: number) => direInstant(new Date(ms));
  if (instant > fin) return [`Ce certificat a expiré le ${dire(fin)} : il ne vaut que pour le passé.`];
  return instant < debut ? [`Ce certificat ne sera valable que le ${dire(debut)}.`] : [];
}
