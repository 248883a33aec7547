/** Who may sign for the ordonnateur, what, and from when to when (arrêté of 27 June 2007, art. 4 and 5). Pure. */
import type { EvenementSignataire, Signataire } from '../../../schemas/evenements/signataire.ts';

/** All that were ever registered, with the end that a withdrawal gave them. */
export type Signataires = readonly Signataire[];

export const enVigueurLe = ({ du, au }: Pick<Signataire, 'du' | 'au'>, jour: string): boolean =>
  du <= jour && (au === null || jour <= au);

export const parCertificat = (signataires: Signataires, certificat: string): Signataires =>
  signataires.filter((un) => un.certificat === certificat);

/** He may attest that a pièce of this TypePJ is exécutoire (art. 5 al. 2). */
export function peutAttester({ attestation }: Signataire, type: string | null): boolean {
  switch (attestation.pieces) {
    case 'toutes':
      return true;
    case 'aucune':
      return false;
    case 'types':
      return type !== null && attestation.types.includes(type);
    default:
      return attestation satisfies never;
  }
}

/** The last of a certificate's inscriptions: it is the one that a withdrawal ends. */
export const derniereInscription = (signataires: Signataires, certificat: string): Signataire | null =>
  parCertificat(signataires, certificat).at(-1) ?? null;

export function suivreLesSignataires(
  signataires: Signataires,
  event: Pick<EvenementSignataire, 'type' | 'data'>,
): Signataires {
  if ('dernierJour' in event.data) {
    const { certificat, dernierJour } = event.data;
    const finie = derniereInscription(signataires, certificat);
    return signataires.map((un) => (un === finie ? { ...un, au: dernierJour } : un));
  }
  const {
    raison: _raison,
    decidePar: _decidePar,
    saisiPar: _saisiPar,
    document: _document,
    piece: _piece,
    ...signataire
  } = event.data;
  return [...signataires, signataire];
}
