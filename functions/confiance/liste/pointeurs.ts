/** PointersToOtherTSL (§5.3.13): where the lists of other territories are, and which certificates sign them. */
import { enfants, exiger, type Noeud, valeur } from './arbre.ts';
import { ADDITIONNEL, MIME_DE_LISTE, TSL } from './espaces.ts';
import { lireCertificats } from './identites.ts';

export interface Pointeur {
  readonly territoire: string;
  readonly url: string;
  /** DER. */
  readonly signataires: readonly Uint8Array[];
}

/** Those to lists in XML; a list is also published for people, as PDF. */
export function lirePointeurs(liste: Noeud | null, remarques: string[]): Pointeur[] {
  if (liste === null) return [];
  return enfants(liste, 'OtherTSLPointer', TSL).flatMap((pointeur) => {
    const dits = enfants(exiger(pointeur, 'AdditionalInformation', TSL), 'OtherInformation', TSL);
    const dit = (nom: string, espace: string) => dits.flatMap((autre) => enfants(autre, nom, espace)).map(valeur)[0];
    const territoire = dit('SchemeTerritory', TSL)?.toUpperCase();
    if (territoire === undefined || dit('MimeType', ADDITIONNEL) !== MIME_DE_LISTE) return [];
    const identites = enfants(pointeur, 'ServiceDigitalIdentities', TSL);
    const signataires = identites
      .flatMap((i) => enfants(i, 'ServiceDigitalIdentity', TSL))
      .flatMap((identite) => lireCertificats(identite, `signataire de la liste ${territoire}`, remarques));
    return [{ territoire, url: valeur(exiger(pointeur, 'TSLLocation', TSL)), signataires }];
  });
}
