/** Where each content of the store is, under its folder: named by its SHA-256. */
import type { ListeInscrite, Registre, RevocationInscrite } from '../../schemas/confiance.ts';

export const fichierDeCertificat = (sha256: string): string => `certificats/${sha256}.der`;
export const fichierDeRevocation = ({ sha256, genre }: Pick<RevocationInscrite, 'sha256' | 'genre'>): string =>
  `revocations/${sha256}.${genre}`;
export const fichierDeListe = ({ sha256 }: Pick<ListeInscrite, 'sha256'>): string => `listes/${sha256}.xml`;

export const DOSSIERS = ['certificats', 'revocations', 'listes'] as const;

/** All that the register names, once each. */
export const fichiersDe = (registre: Registre): readonly string[] => [
  ...new Set([
    ...[...registre.certificats, ...registre.signatairesDeListe].map(({ sha256 }) => fichierDeCertificat(sha256)),
    ...registre.revocations.map(fichierDeRevocation),
    ...registre.listes.map(fichierDeListe),
  ]),
];

/** The content of one of them, the very one that was put in. */
export type Lecteur = (fichier: string) => Uint8Array;
