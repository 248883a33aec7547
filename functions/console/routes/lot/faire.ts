/** Acts on many dossiers, one after the other: each is done or refused by itself, and said so. */
import type { Agir } from '../../../../schemas/messages/pca/agir.ts';
import type { Refus } from '../../../../schemas/messages/refus.ts';
import { REFUS_PCA } from '../../../../schemas/pca/refus/catalogue.ts';
import { concerne } from '../../../habilitation/perimetre.ts';
import type { Qui } from '../../../habilitation/qui.ts';
import type { NomDeDossier, PcaNeeds } from '../../../pca/besoins.ts';
import { agir } from '../../../pca/dossier/handler.ts';
import { lireLeDossier } from '../../../pca/dossier/lu.ts';
import { fluxDossier } from '../../../pca/flux.ts';
import { etudesConcernees } from '../../lecture/dossier/dossier-resume.ts';
import type { ResultatDuLot } from '../../pages/lot/lots.ts';

const catalogue: Readonly<Record<string, { readonly remede: string }>> = REFUS_PCA;

const refuse = (nom: NomDeDossier, { code, phrase }: Refus): ResultatDuLot => ({
  ...nom,
  ...{ issue: 'refuse', phrase, remede: catalogue[code]?.remede ?? null },
});

const ETRANGER: Refus = {
  code: 'DOSSIER_INCONNU',
  phrase: 'Aucun dossier ne porte ce numéro.',
};

/** That it exists is nobody else's affair: it is then as unknown as what was never there. */
async function estSien({ journal }: PcaNeeds, qui: Qui, { poste, numero }: NomDeDossier): Promise<boolean> {
  const { dossier } = await lireLeDossier(journal, fluxDossier(poste, numero));
  return dossier.demande !== null && concerne(qui.perimetre, { codiques: [poste], sirets: etudesConcernees(dossier) });
}

export async function faireUnActe(needs: PcaNeeds, qui: Qui, nom: NomDeDossier, acte: Agir): Promise<ResultatDuLot> {
  if (!(await estSien(needs, qui, nom))) return refuse(nom, ETRANGER);
  const fait = await agir(needs)(qui, nom, acte);
  if (!fait.ok) return refuse(nom, fait.refus);
  return fait.events.length > 0
    ? { ...nom, issue: 'fait', phrase: 'L’acte est inscrit au journal du dossier.', remede: null }
    : { ...nom, issue: 'deja', phrase: 'Cet acte était déjà inscrit.', remede: null };
}
