/** ServiceDigitalIdentity: the certificates by which a service or a signer of lists is known (§5.5.3). */
import { lireCertificatDeChemin } from '../../signature/chemin/certificat-lu.ts';
import { Illisible } from '../../signature/chemin/constat.ts';
import { enfants, type Noeud, octets } from './arbre.ts';
import { TSL } from './espaces.ts';
import { ListeMalFormee } from './illisible.ts';

/** DER, once each. One that cannot be read strictly is passed over, and said: it could found no path. */
export function lireCertificats(identite: Noeud, titre: string, remarques: string[]): Uint8Array[] {
  const lus = new Map<string, Uint8Array>();
  for (const id of enfants(identite, 'DigitalId', TSL))
    for (const element of enfants(id, 'X509Certificate', TSL)) {
      try {
        const { der, empreinte } = lireCertificatDeChemin(octets(element), titre);
        lus.set(empreinte, der);
      } catch (erreur) {
        if (erreur instanceof Illisible || erreur instanceof ListeMalFormee)
          remarques.push(`un certificat de « ${titre} » est illisible`);
        else throw erreur;
      }
    }
  return [...lus.values()];
}
