/** The judgement of a chain in tests: at an instant of June 2026, without revocation unless CRLs or OCSP responses are given. */
import { jugerChemin } from '../../../functions/signature/chemin/juger.ts';
import { type RequeteDeChemin, type ResultatChemin, TOUTE } from '../../../functions/signature/chemin/requete.ts';
import { anomalie, SANS_LIEU } from '../../../schemas/motifs/catalogue.ts';
import { autorite, type Demande, type Emis, emettre } from './autorites.ts';
import type { Extension } from './extensions.ts';

export const JUIN = Date.parse('2026-06-15T12:00:00Z');

export function juger(chaine: readonly (Emis | Uint8Array)[], plus: Partial<RequeteDeChemin> = {}): ResultatChemin {
  const [ancre, ...suite] = chaine.map((c) => ('der' in c ? c.der : c));
  const certificat = suite.pop();
  if (ancre === undefined || certificat === undefined) throw new Error('a chain has two certificates at least');
  return jugerChemin({
    certificat,
    intermediaires: suite,
    ancres: [ancre],
    crls: [],
    instant: JUIN,
    instantDeRevocation: plus.crls || plus.reponsesOcsp ? JUIN : null,
    politiques: TOUTE,
    admis: { sha1: false, rsaMin: 2048 },
    ...plus,
  });
}

/** The motif, whose sentence must have all that it needs; or "valide". */
export function motif(...question: Parameters<typeof juger>): string {
  const { motif: code, valeurs } = juger(...question);
  return code === null ? 'valide' : anomalie(code, SANS_LIEU, valeurs).code;
}

const racine = autorite('Racine des contraintes');

/** Root, an authority with those extensions, and a leaf. */
export const sous = (extensions: readonly Extension[], plus: Partial<Demande> = {}): Emis[] => {
  const contrainte = autorite('Contrainte', racine, { extensions });
  return [racine, contrainte, emettre({ cn: 'Camille Durand', emetteur: contrainte, ...plus })];
};
