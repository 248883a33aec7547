/** What a certificate says of its own qualification (qcStatements: RFC 3739 §3.2.6, ETSI EN 319 412-5 §4). */
import type { CertificatLu } from '../../signature/chemin/certificat-lu.ts';
import { lireListeDExtensions } from '../../signature/chemin/extension.ts';
import { BALISE, contexte } from '../../signature/der/balises.ts';
import { exigerDer } from '../../signature/der/controle.ts';
import { contenuDeSequence, enfants, Suite } from '../../signature/der/element.ts';
import { NonDer } from '../../signature/der/non-der.ts';
import { oidEnPoints } from '../../signature/der/oid.ts';

export type Usage = 'signature' | 'cachet' | 'site';

export interface Mentions {
  /** QcCompliance, under the law of the Union: QcCClegislation names another one. */
  readonly conforme: boolean;
  /** QcSSCD: the key lives in a qualified device. */
  readonly dispositif: boolean;
  /** QcType; empty where it is not said. */
  readonly usages: readonly Usage[];
}

const QC_STATEMENTS = '1.3.6.1.5.5.7.1.3';
const QC = '0.4.0.1862.1';
const USAGES: ReadonlyMap<string, Usage> = new Map([
  [`${QC}.6.1`, 'signature'],
  [`${QC}.6.2`, 'cachet'],
  [`${QC}.6.3`, 'site'],
]);

const AUCUNE: Mentions = { conforme: false, dispositif: false, usages: [] };

/** Null where the extension is there and cannot be read. */
export function lireMentions(certificat: CertificatLu): Mentions | null {
  try {
    const extension = extensionsDe(certificat).find(({ oid }) => oid === QC_STATEMENTS);
    if (extension === undefined) return AUCUNE;
    exigerDer(extension.contenu);
    const dites = new Map(Array.from(enfants(contenuDeSequence(extension.contenu)), lireMention));
    const types = dites.get(`${QC}.6`);
    return {
      conforme: dites.has(`${QC}.1`) && !dites.has(`${QC}.7`),
      dispositif: dites.has(`${QC}.4`),
      usages: types === undefined ? [] : lireUsages(types),
    };
  } catch (erreur) {
    if (erreur instanceof NonDer) return null;
    throw erreur;
  }
}

/** The list of extensions, which the path validator has read but does not keep. */
function extensionsDe({ tbs }: CertificatLu) {
  const trouvee = [...enfants(contenuDeSequence(tbs))].find(({ balise }) => balise === contexte(3, true));
  return trouvee === undefined ? [] : lireListeDExtensions(trouvee.contenu);
}

function lireMention({ balise, contenu }: { readonly balise: number; readonly contenu: Uint8Array }) {
  if (balise !== BALISE.sequence) throw new NonDer('structure inattendue', 0);
  const [oid, valeur] = enfants(contenu);
  if (oid?.balise !== BALISE.oid) throw new NonDer('structure inattendue', 0);
  return [oidEnPoints(oid.contenu), valeur?.brut ?? new Uint8Array()] as const;
}

/** A type that we do not know is a use all the same: it is not ours. */
function lireUsages(octets: Uint8Array): Usage[] {
  const suite = new Suite(contenuDeSequence(octets));
  const usages: Usage[] = [];
  for (let type = suite.peut(BALISE.oid); type !== undefined; type = suite.peut(BALISE.oid))
    usages.push(USAGES.get(oidEnPoints(type.contenu)) ?? 'site');
  suite.fin();
  return usages;
}
