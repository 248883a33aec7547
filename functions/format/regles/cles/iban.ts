/** The IBAN (ISO 13616): length of its country, key modulo 97, and the RIB key within a French one. */
import { cleDIbanJuste } from './modulo97.ts';
import { ribValide } from './rib.ts';

/** Lengths of the IBAN registry (SWIFT, release 99); a country that came later is judged by its key alone. */
const LONGUEURS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
  FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
  LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
  RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entree) => [entree.slice(0, 2), Number(entree.slice(2))]),
);
const PLUS_LONG = 34;
/** Countries whose IBAN holds a RIB. */
const AVEC_RIB = /^(?:FR|MC)/;

/** What is wrong with an IBAN in capitals, in words that follow « : »; null when it is valid. */
export function defautIban(iban: string): string | null {
  if (iban.length > PLUS_LONG || !/^[A-Z]{2}\d\d[A-Z0-9]+$/.test(iban)) return 'sa forme est incorrecte';
  const attendue = LONGUEURS.get(iban.slice(0, 2));
  if (attendue !== undefined && iban.length !== attendue)
    return `il compte ${iban.length} caractères au lieu de ${attendue}`;
  if (!cleDIbanJuste(iban)) return 'sa clé est fausse';
  return AVEC_RIB.test(iban) && !ribValide(iban, 4) ? 'la clé du RIB qu’il contient est fausse' : null;
}
