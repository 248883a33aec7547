/** A throwaway authority for the tests that sign flows, and the trust store that believes it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MagasinDeConfiance } from '../../functions/confiance/magasin.ts';
import type { MaterielDeConfiance } from '../../infra/embedded/demonstration/autorite-jetable.ts';
import { crlVide } from '../../infra/embedded/demonstration/crl-jetable.ts';
import { identite } from '../autorites.ts';

/** To be given as the issuer of `identite`. */
export const AC = {
  ...identite({ nom: 'AC du Test', variante: 'ac', autorite: true, du: '2020-01-01', au: '2040-01-01' }),
  nom: 'AC du Test',
};

const JOUR_MS = 86_400_000;

/** With a CRL produced at that instant, which lists no one and is good for thirty days. */
export function materiel(produite: Date): MaterielDeConfiance {
  const suivante = new Date(produite.getTime() + 30 * JOUR_MS);
  return { certificat: AC.certificat, crl: crlVide({ autorite: AC.certificat, cle: AC.cle, produite, suivante }) };
}

export function magasinDuTest(produite: Date): MagasinDeConfiance {
  const { certificat, crl } = materiel(produite);
  return {
    version: 'essai',
    ancres: [{ famille: 'dgfip', certificat, du: null, au: null, service: null }],
    intermediaires: [],
    crls: [crl],
    reponsesOcsp: [],
  };
}

/** As folders `ancres` and `crl`. */
export function poserLeMateriel(dossier: string, { certificat, crl }: MaterielDeConfiance): void {
  for (const nom of ['ancres', 'crl']) mkdirSync(join(dossier, nom), { recursive: true });
  writeFileSync(join(dossier, 'ancres', 'ac.der'), certificat);
  writeFileSync(join(dossier, 'crl', 'ac.crl'), crl);
}
