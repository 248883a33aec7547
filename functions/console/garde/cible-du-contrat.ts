/** Whom a contract, a reversement or a statement is about. */

import { siretSchema } from '../../../schemas/evenements/identifiants.ts';
import { lireReversement } from '../../../schemas/evenements/pca-reversement.ts';
import { cleDEtatSchema } from '../../../schemas/pca/etat-recapitulatif.ts';
import { contratIdSchema, referenceSchema } from '../../../schemas/pca/identifiants.ts';
import type { Cible } from '../../habilitation/perimetre.ts';
import { fluxReversement } from '../../pca/flux.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { contratDe, listerContrats, organismesDe } from '../lecture/contrat/contrats-connus.ts';
import type { TrouverLaCible } from './cible.ts';

async function cibleDe(needs: ConsoleNeeds, id: string): Promise<Cible | null> {
  if (!contratIdSchema.safeParse(id).success) return null;
  const contrat = await contratDe(needs, id);
  const { signe } = contrat;
  if (signe === null) return null;
  return { sirets: organismesDe(contrat), codiques: signe.postes, departements: [signe.departement] };
}

export const duContrat: TrouverLaCible = (needs, parametre) => cibleDe(needs, parametre('id'));

/** Its étude, and the poste that it was announced to. */
export const duReversement: TrouverLaCible = async ({ journal }, parametre) => {
  const cle = [siretSchema.safeParse(parametre('etude')), referenceSchema.safeParse(parametre('reference'))] as const;
  if (!cle[0].success || !cle[1].success) return null;
  const { events } = await journal.read(fluxReversement(cle[0].data, cle[1].data));
  const annonce = lireReversement(events).find((event) => event.type === 'ReversementAnnonce');
  return annonce === undefined ? null : { sirets: [annonce.data.etude], codiques: [annonce.data.poste] };
};

const cleSansContrat = cleDEtatSchema.omit({ contrat: true });

/** An étude's own, its mandataire's who compiles, its poste's, and the département's: not those of the other études. */
export const deLEtat: TrouverLaCible = async (needs, parametre) => {
  const noms = ['etude', 'poste', 'famille', 'trimestre'];
  const cle = cleSansContrat.safeParse(Object.fromEntries(noms.map((nom) => [nom, parametre(nom)])));
  if (!cle.success) return null;
  const { etude, poste } = cle.data;
  const { contrats } = await listerContrats(needs, { type: 'etude', siret: etude });
  const siens = contrats.flatMap(({ signe }) => (signe?.postes.includes(poste) ? [signe] : []));
  if (siens.length === 0) return null;
  return {
    sirets: [etude, ...siens.map(({ titulaire }) => titulaire.siret)],
    codiques: [poste],
    departements: siens.map(({ departement }) => departement),
  };
};
