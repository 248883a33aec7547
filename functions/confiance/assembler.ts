/** From the register and its contents to the store that judges. */
import type { ListeInscrite, Registre } from '../../schemas/confiance.ts';
import { sha256Jcs } from '../journal/evenement.ts';
import { enClair } from './constat.ts';
import { fichierDeCertificat, fichierDeListe, fichierDeRevocation, type Lecteur } from './fichiers.ts';
import type { Liste } from './liste/lire.ts';
import { relireListe } from './liste/verifier.ts';
import type { Ancre, MagasinDeConfiance, ServiceListe } from './magasin.ts';
import { MagasinCorrompu } from './magasin-corrompu.ts';
import { periodesPourSignature } from './service.ts';

/** Throws MagasinCorrompu, and what `lire` throws. */
export function assembler(registre: Registre, lire: Lecteur): MagasinDeConfiance {
  const inscrits = registre.certificats.map((inscrit) => ({
    ...inscrit,
    der: lire(fichierDeCertificat(inscrit.sha256)),
  }));
  const contenus = (genre: 'crl' | 'ocsp') =>
    registre.revocations.filter((r) => r.genre === genre).map((r) => lire(fichierDeRevocation(r)));
  const listes = registre.listes.map((inscrite) => relire(inscrite, lire));
  return {
    version: versionDe(registre),
    ancres: [
      ...inscrits.flatMap(({ role, famille, der: certificat, du, au }): Ancre[] =>
        role === 'ancre' && famille !== null ? [{ famille, certificat, du, au, service: null }] : [],
      ),
      ...listes.flatMap(ancresDe),
    ],
    servicesSansSignature: listes.flatMap(autresServicesDe),
    intermediaires: inscrits.filter(({ role }) => role === 'intermediaire').map(({ der }) => der),
    crls: contenus('crl'),
    reponsesOcsp: contenus('ocsp'),
  };
}

export function relire(inscrite: ListeInscrite, lire: Lecteur): Liste {
  const lue = relireListe(lire(fichierDeListe(inscrite)));
  if ('code' in lue) throw new MagasinCorrompu(`Liste ${inscrite.territoire} du magasin : ${enClair(lue).phrase}`);
  return lue;
}

/** Each certificate of a service, for each time that it could make qualified signatures. */
const ancresDe = ({ services }: Liste): Ancre[] =>
  services.flatMap(({ certificats, ...service }) =>
    certificats.flatMap((certificat) =>
      periodesPourSignature(service).map(({ du, au }): Ancre => ({ famille: 'eidas', certificat, du, au, service })),
    ),
  );

const autresServicesDe = ({ services }: Liste): ServiceListe[] =>
  services.flatMap(({ certificats, ...service }) =>
    periodesPourSignature(service).length > 0 ? [] : certificats.map((certificat) => ({ certificat, service })),
  );

/** The same for two stores that judge alike, whatever the order and the day of their imports. */
function versionDe({ certificats, revocations, listes }: Registre): string {
  const trier = (textes: readonly string[]) => [...textes].sort();
  return sha256Jcs({
    certificats: trier(
      certificats.map(({ sha256, role, famille, du, au }) => JSON.stringify([sha256, role, famille, du, au])),
    ),
    revocations: trier(revocations.map(({ sha256 }) => sha256)),
    listes: trier(listes.map(({ sha256 }) => sha256)),
  });
}
