/** Whom a dossier of the phase comminatoire is about: its poste, and the étude that has it or still holds money of it. */
import * as z from 'zod';
import { codiqueSchema } from '../../../schemas/evenements/identifiants.ts';
import { numeroDossierSchema } from '../../../schemas/pca/identifiants.ts';
import type { Cible } from '../../habilitation/perimetre.ts';
import { lireLeDossier } from '../../pca/dossier/lu.ts';
import { lireDedupIdPca } from '../../pca/envoi/dedup-id.ts';
import { messageDe } from '../../pca/envoi/message.ts';
import { fluxDossier } from '../../pca/flux.ts';
import type { ConsoleNeeds } from '../besoins.ts';
import { etudesConcernees } from '../lecture/dossier/dossier-resume.ts';
import type { TrouverLaCible } from './cible.ts';

export const cleDeDossierSchema = z.object({ poste: codiqueSchema, numero: numeroDossierSchema });

async function cibleDe({ journal }: ConsoleNeeds, cle: unknown): Promise<Cible | null> {
  const lue = cleDeDossierSchema.safeParse(cle);
  if (!lue.success) return null;
  const stream = fluxDossier(lue.data.poste, lue.data.numero);
  const { dossier } = await lireLeDossier(journal, stream);
  if (dossier.demande === null) return null;
  // Of a demande on paper, an étude knows nothing before it has it; any other leaves as soon as it is signed.
  const sue = dossier.demande.voie === 'dematerialisee' || dossier.reception !== null;
  const sirets = sue ? etudesConcernees(dossier) : [];
  return { codiques: [lue.data.poste], sirets, stream };
}

export const duDossier: TrouverLaCible = (needs, parametre) =>
  cibleDe(needs, { poste: parametre('poste'), numero: parametre('numero') });

/**
 * Whoever has the dossier, and the one to whom the exchange was sent: an étude that the dossier has left must still say
 * that it was told so. Whether it is addressed to whoever asks is the exchange's own affair.
 */
export const deLEchange: TrouverLaCible = async (needs, parametre) => {
  const nom = lireDedupIdPca(parametre('dedupId'));
  if (nom === null) return null;
  const [cible, { events }] = await Promise.all([
    cibleDe(needs, nom),
    lireLeDossier(needs.journal, fluxDossier(nom.poste, nom.numero)),
  ]);
  const destinataire = messageDe(events, parametre('dedupId'))?.destinataire;
  const sien = destinataire?.type === 'etude' ? [destinataire.siret] : [];
  return cible && { ...cible, sirets: [...(cible.sirets ?? []), ...sien] };
};

export const deLEtude: TrouverLaCible = async (_, parametre) => ({ sirets: [parametre('siret')] });
