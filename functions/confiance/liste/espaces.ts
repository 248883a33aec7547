/** The names of a trusted list (ETSI TS 119 612 v2.1.1 and v2.3.1). */
export const TSL = 'http://uri.etsi.org/02231/v2#';
export const ADDITIONNEL = 'http://uri.etsi.org/02231/v2/additionaltypes#';
/** The extension Qualifications (§5.5.9.2). */
export const ECC = 'http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#';

const TL = 'http://uri.etsi.org/TrstSvc/TrustedList';
export const TYPE_NATIONAL = `${TL}/TSLType/EUgeneric`;
export const TYPE_LISTE_DES_LISTES = `${TL}/TSLType/EUlistofthelists`;
export const MIME_DE_LISTE = 'application/vnd.etsi.tsl+xml';
/** CA issuing qualified certificates (§5.5.1.1). */
export const CA_QC = 'http://uri.etsi.org/TrstSvc/Svctype/CA/QC';
export const POUR_SIGNATURE = `${TL}/SvcInfoExt/ForeSignatures`;

/** Lists wrote statuses and qualifiers under this root before version 5, and histories keep them. */
const RACINES = [TL, 'http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList'];

/** The last segment of a URI of that kind; null for any other URI. */
export const segment = (uri: string, genre: 'Svcstatus' | 'SvcInfoExt'): string | null => {
  const racine = RACINES.find((r) => uri.startsWith(`${r}/${genre}/`));
  return racine === undefined ? null : uri.slice(racine.length + genre.length + 2);
};
