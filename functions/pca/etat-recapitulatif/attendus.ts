/** Which statements must come, and by when: one each quarter, even nil, as long as there is anything to tell (art. 9). */
import { FAMILLES } from '../../../schemas/pca/creance.ts';
import type { CleDEtat } from '../../../schemas/pca/etat-recapitulatif.ts';
import type { Trimestre } from '../../../schemas/pca/identifiants.ts';
import type { EcheancePca } from '../calendrier/echeance.ts';
import { bornes, limiteDeRemise, trimestresEntre } from '../calendrier/trimestre.ts';
import type { Contrat } from '../contrat/cycle.ts';
import { finDuContrat, parametresDu } from '../contrat/situation.ts';
import { cleEnTexte } from '../flux.ts';

export interface EtatAttendu {
  readonly etat: CleDEtat;
  readonly echeance: EcheancePca;
}

/** The last day on which a contract may still have something to tell: its end, or that of what it left in flight. */
function dernierJour(contrat: Contrat, jour: string, dernierMouvement: string | null): string | null {
  const fin = contrat.resiliation?.le ?? finDuContrat(contrat);
  if (fin === null) return null;
  const utile = dernierMouvement !== null && fin < dernierMouvement ? dernierMouvement : fin;
  return utile < jour ? utile : jour;
}

/**
 * Of each member étude, for each poste of the contract and each famille, the quarters begun by `jour`. After the end, up
 * to `dernierMouvement`: the last day of a phase or of a reversement still to come, null where nothing is left.
 */
export function etatsAttendus(contrat: Contrat, jour: string, dernierMouvement: string | null): EtatAttendu[] {
  const { signe, notifieLe, membres } = contrat;
  const fin = dernierJour(contrat, jour, dernierMouvement);
  if (signe === null || notifieLe === null || fin === null) return [];
  return membres.flatMap(({ etude, depuis, jusquAu }) => {
    const debut = depuis < notifieLe ? notifieLe : depuis;
    const dernier = jusquAu !== null && jusquAu < fin && dernierMouvement === null ? jusquAu : fin;
    return trimestresEntre(debut, dernier).flatMap((trimestre) => {
      const date = limite(contrat, trimestre);
      return signe.postes.flatMap((poste) =>
        FAMILLES.map((famille) => attendu({ contrat: signe.contrat, etude, poste, famille, trimestre }, date)),
      );
    });
  });
}

function limite(contrat: Contrat, trimestre: Trimestre): string {
  const { jourEtatRecapitulatif } = parametresDu(contrat, bornes(trimestre).fin);
  return limiteDeRemise(trimestre, jourEtatRecapitulatif);
}

const attendu = (etat: CleDEtat, date: string): EtatAttendu => ({
  etat,
  echeance: { regle: 'etat-recapitulatif', date, objet: cleEnTexte(etat) },
});
