/**
 * The statements that the étude of the demonstration hands in, three days after each quarter (contract art. 9). Those of
 * the other member of the groupement do not come: the mandataire and the DDFiP see them late.
 */
import { plusJours } from '../../../../functions/pca/calendrier/dates.ts';
import { bornes, trimestresEntre } from '../../../../functions/pca/calendrier/trimestre.ts';
import { calculerEtat, deposerEtat } from '../../../../functions/pca/etat-recapitulatif/handler.ts';
import { FAMILLES } from '../../../../schemas/pca/creance.ts';
import type { CleDEtat } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { CONTRAT, ETUDE, POSTE, QUI } from './acteurs.ts';
import type { Etape } from './etape.ts';

type DossiersDe = Parameters<typeof calculerEtat>[0]['dossiersDe'];

const REMIS_APRES_JOURS = 3;

/** Each declares what the journal has: it is compared line by line all the same. */
const remise = (le: string, etat: CleDEtat, dossiersDe: DossiersDe): Etape => ({
  le,
  phrase: `L’étude remet son état du trimestre ${etat.trimestre} (${etat.famille === 'amendes-et-condamnations' ? 'amendes' : 'produits locaux'}).`,
  faire: async (needs) => {
    const declare = await calculerEtat({ ...needs, dossiersDe }, etat);
    const message = { id: `etat-${etat.etude}-${etat.famille}-${etat.trimestre}` };
    return deposerEtat({ ...needs, dossiersDe })(QUI.etude, { message, etat, declare });
  },
});

export const etats = (jour: string, jusquAu: string, dossiersDe: DossiersDe): readonly Etape[] =>
  trimestresEntre(jour, jusquAu).flatMap((trimestre) => {
    const le = plusJours(bornes(trimestre).fin, REMIS_APRES_JOURS);
    return FAMILLES.map((famille) =>
      remise(le, { contrat: CONTRAT, etude: ETUDE.siret, poste: POSTE, famille, trimestre }, dossiersDe),
    );
  });
