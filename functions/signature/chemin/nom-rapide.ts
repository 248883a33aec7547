/** The comparable form of a name whose texts are plainly written, without a parser: hundreds of anchors are only looked at. */
import { BALISE } from '../der/balises.ts';
import { contenuDeSequence, enfants } from '../der/element.ts';
import { oidEnPoints } from '../der/oid.ts';
import { preparer } from './nom.ts';

/** String types of one octet per character; where all are ASCII, they are read as UTF-8 is. */
const TEXTES: ReadonlySet<number> = new Set([BALISE.imprimable, BALISE.teletex, BALISE.ia5]);

/** What `lireNom` gives as `cle`, or null where only it can tell. `octets` are DER. */
export function cleRapide(octets: Uint8Array): string | null {
  try {
    const rdns: string[] = [];
    for (const rdn of enfants(contenuDeSequence(octets))) {
      const attributs = rdn.balise === BALISE.ensemble ? lireAttributs(rdn.contenu) : null;
      if (attributs === null || attributs.length === 0) return null;
      rdns.push(JSON.stringify(attributs.sort()));
    }
    return rdns.join('\n');
  } catch {
    return null;
  }
}

function lireAttributs(contenu: Uint8Array): string[] | null {
  const attributs: string[] = [];
  for (const { contenu: attribut } of enfants(contenu)) {
    const [type, valeur, reste] = enfants(attribut);
    if (type?.balise !== BALISE.oid || valeur === undefined || reste !== undefined) return null;
    const { balise, contenu: texte } = valeur;
    if (balise !== BALISE.utf8 && (!TEXTES.has(balise) || texte.some((o) => o > 0x7f))) return null;
    attributs.push(`${oidEnPoints(type.contenu)}=${preparer(Buffer.from(texte).toString('utf8'))}`);
  }
  return attributs;
}
