/** The file judged again, by the code of production, on what the proof holds: the same verdict comes out, or it is refused. */

import type { Anomalie } from '../../../schemas/motifs/catalogue.ts';
import { MOTIFS_DEPOT } from '../../../schemas/motifs/depot.ts';
import { MOTIFS_HELIOS } from '../../../schemas/motifs/helios.ts';
import { MOTIFS_DU_DEPOT_PCA } from '../../../schemas/motifs/pca.ts';
import { MOTIFS_REGISTRE } from '../../../schemas/motifs/registre.ts';
import { type Verdict, verdictSchema } from '../../../schemas/verdict.ts';
import { deposantsDe } from '../../depot/cle.ts';
import { completerVerdict } from '../../depot/complement.ts';
import type { JeuCompile } from '../../format/jeu.ts';
import { pourLeComptable } from '../../helios/jugement.ts';
import { type Json, jcs } from '../../journal/evenement.ts';
import { verifierFichier } from '../../verification/verifier.ts';
import { contenuDe } from './archive-lue.ts';
import type { Contenu } from './contenu.ts';
import type { Documents } from './documents-lus.ts';
import type { JournalLu } from './journal-lu.ts';
import { exiger, PreuveRefusee } from './refus.ts';
import { reglesDIci } from './regles-d-ici.ts';

/** The XSD set in force at that reception here, by which a file of that set is judged, with its digest; null where there is none. */
export type JeuDIci = (
  recuLe: string,
  juge: string | null,
) => { readonly jeu: JeuCompile; readonly id: string; readonly sha256: string } | null;

/** Why the file cannot be judged again here, in French; null where it was, with the same verdict. */
export async function rejouer(
  { fichier }: Contenu,
  { recu, rendu, conservees }: JournalLu,
  { verdict, politique, magasin }: Documents,
  jeuDIci: JeuDIci,
): Promise<string | null> {
  const { recuLe } = recu.data;
  if (fichier === null || verdict === null) return 'des documents ont été purgés';
  const ici = jeuDIci(recuLe, verdict.jeu);
  const regles = reglesDIci(verdict);
  if (verdict.regles !== regles)
    return `le verdict suit les règles ${verdict.regles}, cette version de Passerelle les règles ${regles}`;
  if (politique === null) return 'la politique du verdict n’a pas été conservée';
  const manquantes = conservees.data.manquantes.length;
  if (manquantes > 0) return `${manquantes} certificats ou listes de révocation n’ont pas pu être conservés`;
  const { jeu } = conservees.data;
  if (ici === null || jeu === null || ici.id !== jeu.id || ici.sha256 !== jeu.sha256)
    return 'les schémas XSD d’ici ne sont pas ceux du verdict';
  const refait = await verifierFichier(
    { ouvrir: () => contenuDe(fichier) },
    { recuLe, jugeLe: rendu.at, jeu: ici.jeu, politique, ...(magasin === null ? {} : { magasin }) },
  );
  const lu = commeAlors(verdictSchema.parse(refait), verdict);
  return comparerAuxSources(
    deposantsDe(recu.data.key) === 'comptables' && lu.pca === undefined ? pourLeComptable(lu) : lu,
    verdict,
  );
}

/** A verdict of before the signers' certificates were kept does not tell of them. */
const commeAlors = (refait: Verdict, { signatures }: Verdict): Verdict => ({
  ...refait,
  signatures: refait.signatures.map((signature, i) =>
    signatures[i]?.certificat === null ? { ...signature, certificat: null } : signature,
  ),
});

/** What could not be decided rests on lists that said too little, and that are not kept: they may say it otherwise. */
function comparerAuxSources(refait: Verdict, rendu: Verdict): string | null {
  const indecises = rendu.signatures.filter(
    ({ confiance, fondement }) => confiance !== 'etablie' && fondement !== null && fondement.revocations.length === 0,
  ).length;
  try {
    comparer(refait, rendu);
    return null;
  } catch (erreur) {
    if (!(erreur instanceof PreuveRefusee) || indecises === 0) throw erreur;
    return `la révocation de ${indecises} signataires n’a pas pu être établie, et les listes examinées alors ne sont pas conservées`;
  }
}

const json = (valeur: unknown): string => jcs(JSON.parse(JSON.stringify(valeur)) as Json);

/** Of the register too, but told with what else the form does not cover. */
const DU_FORMULAIRE: ReadonlySet<string> = new Set(['DOMAINE_AVANT_SA_DATE', 'BUDGET_HORS_DU_DOMAINE']);

/** What the form, the signataires, the time limit and the names add to what the file says, in that order. */
function rangDAjout({ code }: Pick<Anomalie, 'code'>): number | null {
  if (code.startsWith('DOUBLON_')) return 3;
  if (code === 'CONFIANCE_NON_ETABLIE_A_TEMPS') return 2;
  if (code in MOTIFS_DEPOT || code in MOTIFS_HELIOS || code in MOTIFS_DU_DEPOT_PCA || DU_FORMULAIRE.has(code)) return 0;
  return code in MOTIFS_REGISTRE ? 1 : null;
}

/** What the register said of who signed is not in the file. */
const sansLeRegistre = ({ registre: _, ...verdict }: Verdict): Verdict => ({
  ...verdict,
  signatures: verdict.signatures.map((signature) => ({
    ...signature,
    motifs: signature.motifs.filter((code) => !(code in MOTIFS_REGISTRE)),
  })),
});

function comparer(refait: Verdict, dit: Verdict): void {
  const rendu = sansLeRegistre(dit);
  for (const [i, signature] of rendu.signatures.entries())
    exiger(
      json(refait.signatures[i] ?? null) === json(signature),
      `Rejugée, la signature ${i + 1} ne donne pas ce que dit le verdict.`,
    );
  const propres = refait.anomalies.length;
  const ajoutees = rendu.anomalies.slice(propres) as Anomalie[];
  const rangs = ajoutees.map(rangDAjout);
  const ordonnees = rangs.every((rang, i) => rang !== null && rang >= (rangs[i - 1] ?? 0));
  exiger(ordonnees, 'Rejugé, le fichier ne donne pas les anomalies que dit le verdict.');
  const complet = [0, 1, 2, 3].reduce(
    (verdict, etape) =>
      completerVerdict(
        verdict,
        ajoutees.filter((_, i) => rangs[i] === etape),
      ),
    refait,
  );
  const omises = rendu.anomaliesOmises > complet.anomaliesOmises;
  const { helios: _, ...sansReponse } = rendu;
  // Of thousands of anomalies some are only counted: what each part became cannot then be drawn from those told.
  const attendu = omises ? { ...sansReponse, bordereaux: [], pj: [], anomaliesOmises: 0 } : sansReponse;
  const obtenu = omises ? { ...complet, bordereaux: [], pj: [], anomaliesOmises: 0 } : complet;
  exiger(json(obtenu) === json(attendu), 'Rejugé, le fichier ne donne pas le verdict qui a été rendu.');
}
