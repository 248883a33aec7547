/** Is a certificate to be trusted? RFC 5280 whole: path building, validation (§6.1) and revocation by CRLs (§6.3). */
import { Illisible } from './constat.ts';
import { lireMateriel } from './materiel.ts';
import { Recherche } from './recherche.ts';
import type { RequeteDeChemin, ResultatChemin } from './requete.ts';

/** Always answers, within the bounds of LIMITES_CHEMIN; the same for the same request, in whatever order it is given. */
export function jugerChemin(requete: RequeteDeChemin): ResultatChemin {
  try {
    const issue = new Recherche(lireMateriel(requete), requete).juger();
    if (!('constat' in issue)) {
      const chemin = issue.chemin.map(({ certificat }) => certificat.sujet.texte);
      return { valide: true, confiance: 'etablie', motif: null, valeurs: {}, chemin };
    }
    const { code, valeurs } = issue.constat;
    return refus(
      code,
      valeurs,
      issue.chemin.map(({ sujet }) => sujet.texte),
    );
  } catch (erreur) {
    if (!(erreur instanceof Illisible)) throw erreur;
    return refus(erreur.constat.code, erreur.constat.valeurs, []);
  }
}

function refus(
  motif: NonNullable<ResultatChemin['motif']>,
  valeurs: ResultatChemin['valeurs'],
  chemin: readonly string[],
): ResultatChemin {
  const confiance = motif === 'CHEMIN_REVOCATION_INDETERMINEE' ? 'indeterminee' : 'refusee';
  return { valide: false, confiance, motif, valeurs, chemin };
}
