/** The account of a dossier to the cent, as its page and its document show it. Pure. */
import {
  aReverser,
  assiette,
  type Compte,
  dejaReverse,
  excedentARendre,
  impute,
  renduATort,
  resteDu,
  tropPercu,
} from '../../../pca/argent/compte.ts';
import { delaisDeReversement } from '../../../pca/argent/delais-de-reversement.ts';
import { fraisAcquis } from '../../../pca/argent/frais.ts';
import { conditionsDe, type Dossier } from '../../../pca/dossier/etat.ts';

const somme = ({ mouvements }: Compte, de: (m: Compte['mouvements'][number]) => number): number =>
  mouvements.reduce((total, mouvement) => total + de(mouvement), 0);

/** Cents. `fraisHT` and `tva`: kept on what came in; `fraisAcquis`: earned on it, which a direct payment may leave unpaid. */
export function compteMontre(dossier: Dossier) {
  const { compte } = dossier;
  const conditions = conditionsDe(dossier);
  const acquis = conditions === null ? { ht: 0, tva: 0 } : fraisAcquis(assiette(compte), conditions.bareme);
  const vivant = (m: Compte['mouvements'][number]) => m.rejeteLe === null;
  return {
    confie: compte.confie,
    dette: compte.dette,
    principalPaye: impute(compte),
    payeALEtude: somme(compte, (m) => (m.etude !== null && vivant(m) ? m.montant : 0)),
    payeAuComptable: somme(compte, (m) => (m.etude === null && vivant(m) ? m.montant : 0)),
    reverse: somme(compte, (m) => (m.etude === null ? 0 : dejaReverse(m))),
    aReverser: somme(compte, (m) => Math.max(0, aReverser(m))),
    aRegulariser: somme(compte, (m) => Math.max(0, -aReverser(m))),
    fraisHT: somme(compte, ({ repartition }) => repartition.fraisHT),
    tva: somme(compte, ({ repartition }) => repartition.tva),
    fraisAcquisHT: acquis.ht,
    tvaAcquise: acquis.tva,
    excedentARendre: somme(compte, excedentARendre),
    excedentRendu: somme(compte, ({ restitue }) => restitue),
    renduATort: somme(compte, renduATort),
    tropPercu: tropPercu(compte),
    resteDu: resteDu(compte),
  };
}

/** Each payment, with the day by which it must be handed over. */
export function mouvementsMontres(dossier: Dossier) {
  const conditions = conditionsDe(dossier);
  const delais = conditions === null ? [] : delaisDeReversement(dossier.compte, conditions);
  return dossier.compte.mouvements.map((mouvement) => ({
    mouvement,
    delai: delais.find((delai) => delai.mouvement === mouvement.id) ?? null,
  }));
}
export type MouvementMontre = ReturnType<typeof mouvementsMontres>[number];
