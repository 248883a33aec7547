/** The tokens of the seals: of those very seals, signed; and by whom, where authorities are given. Throws PreuveRefusee. */
import { lireCrl } from '../../signature/chemin/crl-lue.ts';
import { jugerChemin } from '../../signature/chemin/juger.ts';
import { type RequeteDeChemin, TOUTE } from '../../signature/chemin/requete.ts';
import { seSuivent } from '../horloges.ts';
import { estPourHorodater, HORODATAGE } from '../jeton/usage.ts';
import type { Jeton } from '../jeton/verifier.ts';
import { verifierJeton } from '../jeton/verifier.ts';
import { fichierDuJeton } from '../sceau.ts';
import type { Contenu } from './contenu.ts';
import { exiger, refuser } from './refus.ts';
import type { SceauLu } from './sceaux-lus.ts';

const RSA_MIN = 2048;

export interface HorodatageLu {
  readonly sceau: number;
  /** ISO 8601 UTC: the seal existed then. */
  readonly date: string;
  /** Subject of the authority's certificate. */
  readonly service: string;
  /** When that certificate ends: afterwards, whoever has its key can date what he likes of the past. */
  readonly expireLe: string;
  /** Null where it was not asked; otherwise the code of the motif, or `etabli`. */
  readonly confiance: 'etabli' | 'nonEtabli' | null;
  readonly motif: string | null;
}

/** Authorities of time-stamping that the judge believes, and what he has of revocations (DER). */
export interface AutoritesDHorodatage {
  readonly ancres: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly reponsesOcsp: readonly Uint8Array[];
  /** Now, in milliseconds since 1970. Without it, what was revoked since is known by the dates of the lists only. */
  readonly jugeLe?: number;
}

/** Reasons after which what the key signed before is still believed (RFC 3161 §4): it was not in other hands. */
const SANS_COMPROMISSION = ['changement d’affiliation', 'certificat remplacé', 'cessation d’activité'];

const TOUJOURS = Date.parse('9999-12-31');

type Jugement = Pick<RequeteDeChemin, 'instantDeRevocation' | 'jugeLe'>;

const demander = (jeton: Jeton, { ancres, crls, reponsesOcsp }: AutoritesDHorodatage, jugement: Jugement) =>
  jugerChemin({
    certificat: jeton.signataire.der,
    intermediaires: jeton.certificats,
    ancres,
    crls,
    reponsesOcsp,
    instant: jeton.date,
    politiques: TOUTE,
    admis: { sha1: false, rsaMin: RSA_MIN },
    usagesEtendus: new Set([HORODATAGE]),
    ...jugement,
  });

/** When the lists given were made, after the token: what they say of the key falls on it too. */
const faitesApres = ({ crls }: AutoritesDHorodatage, date: number): number[] =>
  crls.flatMap((octets) => {
    const lue = lireCrl(octets, '');
    return typeof lue !== 'string' && lue.produite > date ? [lue.produite] : [];
  });

/** Null where it is believed; else the code of the motif. */
function juger(jeton: Jeton, autorites: AutoritesDHorodatage): string | null {
  if (!estPourHorodater(jeton.signataire)) return 'CERTIFICAT_NON_DESTINE_A_HORODATER';
  const avecRevocations = autorites.crls.length + autorites.reponsesOcsp.length > 0;
  if (!avecRevocations) return demander(jeton, autorites, { instantDeRevocation: null }).motif;
  // Whatever the judge gives, he has now.
  const jugeLe = autorites.jugeLe ?? TOUJOURS;
  const alors = demander(jeton, autorites, { instantDeRevocation: jeton.date, jugeLe });
  if (alors.motif !== null) return alors.motif;
  const ensuite = [...faitesApres(autorites, jeton.date), ...(autorites.jugeLe === undefined ? [] : [jugeLe])];
  for (const instant of new Set(ensuite)) {
    const {
      motif,
      valeurs: { raison: dite },
    } = demander(jeton, autorites, { instantDeRevocation: instant, jugeLe });
    const sansMal = SANS_COMPROMISSION.some((raison) => raison === dite);
    if (motif === 'CHEMIN_CERTIFICAT_REVOQUE' && !sansMal) return motif;
  }
  return null;
}

/** A token older than what it dates is that of a clock that was wrong. */
const dateDAvant = ({ date }: Jeton, { at }: SceauLu): boolean => !seSuivent(at, new Date(date).toISOString());

export function lireHorodatages(
  { noms, lire }: Contenu,
  sceaux: readonly SceauLu[],
  autorites: AutoritesDHorodatage | null,
): HorodatageLu[] {
  const parNom = new Map(sceaux.map((sceau) => [fichierDuJeton(sceau.n), sceau]));
  return noms
    .filter((nom) => nom.endsWith('.tsr'))
    .map((nom): HorodatageLu => {
      const sceau = parNom.get(nom) ?? refuser(`« ${nom} » est le jeton d’un sceau que la preuve n’a pas.`);
      const jeton = verifierJeton(lire(nom) ?? refuser(`Il manque « ${nom} ».`), sceau.sha256);
      exiger(!('defaut' in jeton), `Sceau n° ${sceau.n} : ${'defaut' in jeton ? jeton.defaut : ''}.`);
      const motif =
        autorites === null ? null : dateDAvant(jeton, sceau) ? 'DATE_D_AVANT_LE_SCEAU' : juger(jeton, autorites);
      const confiance = autorites === null ? null : motif === null ? 'etabli' : 'nonEtabli';
      const date = new Date(jeton.date).toISOString();
      const { sujet, fin } = jeton.signataire;
      const expireLe = new Date(fin).toISOString();
      return { sceau: sceau.n, date, service: sujet.texte, expireLe, confiance, motif };
    });
}
