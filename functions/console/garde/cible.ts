/** Whom a request is about: what its address names, looked up in the journal where the address does not say it. */
import type { Context } from 'hono';
import { lireAdhesion } from '../../../schemas/evenements/adhesion.ts';
import { type DepotRecu, lireDepot } from '../../../schemas/evenements/depot.ts';
import { dedupIdSchema, lireMise } from '../../../schemas/evenements/mise.ts';
import { etatPresent } from '../../adhesion/etat.ts';
import { fluxAdhesion } from '../../adhesion/handler.ts';
import { formulaireDeReference } from '../../adhesion/registre/formulaire-de-reference.ts';
import { codiquesPour } from '../../adhesion/suspension/codiques.ts';
import { deposantsDe, fluxDepot } from '../../depot/cle.ts';
import type { Cible } from '../../habilitation/perimetre.ts';
import { fluxMise } from '../../mise-a-disposition/cle.ts';
import { etatDeLaMise } from '../../mise-a-disposition/cycle.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { retrouver } from '../lecture/depot/dossier.ts';
import { lireResume } from '../lecture/depot/resume.ts';
import { postesDu } from '../lecture/portee.ts';
import { DEPOTS } from '../lecture/projeter.ts';

/** `parametre`: a part of the address, by its name in the pattern. Null: there is no such thing. */
export type TrouverLaCible = (
  needs: ConsoleNeeds,
  parametre: (nom: string) => string,
  c: Context,
) => Promise<Cible | null>;

export const duCodique: TrouverLaCible = async (_, parametre) => ({ codiques: [parametre('codique')] });

/** He in whose name a file is dropped; nobody, where two are named. */
export const duDeposant: TrouverLaCible = async (_, __, c) => {
  const { siret, codique, etude } = c.req.query();
  const nommes = [siret, codique, etude].filter((un) => un !== undefined);
  if (nommes.length !== 1) return {};
  return codique === undefined ? { sirets: nommes } : { codiques: nommes };
};

/** The postes of an ordonnateur at an instant, even while his first form is prepared, and once he has renounced; and who suspended him. */
async function postesDe({ journal }: ConsoleNeeds, siret: string, instant: string): Promise<readonly string[]> {
  const adhesion = etatPresent(lireAdhesion((await journal.read(fluxAdhesion(siret))).events));
  const prepare = adhesion.registre.demarche?.formulaire;
  const siens = (formulaireDeReference(adhesion, instant) ?? prepare)?.codiques ?? [];
  return [...new Set([...siens, ...codiquesPour(adhesion, instant)])];
}

export const deLAdhesion: TrouverLaCible = async (needs, parametre) => {
  const siret = parametre('siret');
  return { sirets: [siret], codiques: await postesDe(needs, siret, needs.horloge.now()) };
};

/** Of whom nothing is known, no poste is: the first form will say which, and is refused to any other. */
export const duFormulaire: TrouverLaCible = async (needs, parametre, c) => {
  const siret = parametre('siret');
  const perimetre = c.get('qui')?.perimetre;
  const { seq } = await needs.journal.read(fluxAdhesion(siret));
  if (seq > 0 || perimetre?.type !== 'poste') return deLAdhesion(needs, parametre, c);
  return { sirets: [siret], codiques: [perimetre.codique] };
};

/** Whoever has it in his list may read it; before any poste is known of it, those of its ordonnateur may. */
async function postesDuDepot(needs: ConsoleNeeds, depotId: string, { data }: DepotRecu): Promise<readonly string[]> {
  const body = await needs.lectures.get(DEPOTS, depotId);
  const postes = body === null ? [] : postesDu(lireResume(body));
  if (postes.length > 0) return postes;
  switch (deposantsDe(data.key)) {
    case 'comptables':
      return [data.expediteur];
    case 'etudes':
      return [];
    case 'ordonnateurs':
      return postesDe(needs, data.expediteur, data.recuLe);
  }
}

export const duDepot: TrouverLaCible = async (needs, parametre) => {
  const demande = parametre('id');
  if (!/^(?:[0-9a-f]{64}|[0-9a-f]{12})$/.test(demande)) return null;
  const depotId = await retrouver(needs, demande);
  if (depotId === null) return null;
  const recu = lireDepot((await needs.journal.read(fluxDepot(depotId))).events.slice(0, 1))[0];
  if (recu?.type !== 'DepotRecu') return null;
  const codiques = await postesDuDepot(needs, depotId, recu);
  return { sirets: [recu.data.expediteur], codiques, stream: fluxDepot(depotId) };
};

/** A delivery concerns its addressee alone: what the depositor sees of it is on his deposit. */
export const deLaMise: TrouverLaCible = async ({ journal }, parametre) => {
  const demandee = dedupIdSchema.safeParse(parametre('dedupId'));
  if (!demandee.success) return null;
  const { events } = await journal.read(fluxMise(demandee.data));
  const { destinataire } = etatDeLaMise(lireMise(events));
  return destinataire === null ? null : { codiques: [destinataire] };
};
