/** A signed demande becomes a dossier, on the contract as it stands at commit (R7). */
import { confierSchema } from '../../../schemas/messages/pca/confier.ts';
import type { Resultat } from '../../../schemas/messages/refus.ts';
import { DROIT } from '../../../schemas/pca/droit.ts';
import { dateCivile } from '../../adhesion/heure-de-paris.ts';
import { peut, type Qui } from '../../habilitation/qui.ts';
import type { Journal } from '../../platform/ports.ts';
import type { PcaNeeds } from '../besoins.ts';
import { fluxDossier } from '../flux.ts';
import { lieuDuDossier, prevu, ranger } from '../objets.ts';
import { consigner } from './consigner.ts';
import { demandeDe, objetDeLaDemande } from './demande-en-clair.ts';
import { type Demande, demander } from './demander.ts';
import { etudeChargee } from './etat.ts';
import { lireLeContrat, lireLeDossier } from './lu.ts';
import { dossiersDuRedevable, nomDeCreance } from './noms-tenus.ts';

/** By the reference of each créance, the dossier that holds it; this one, where it names a créance twice. */
async function dejaConfiees(journal: Journal, stream: string, demande: Demande): Promise<Map<string, string>> {
  const { creances, numero } = demande;
  const doubles = creances.filter(({ reference }, n) => creances.findIndex((c) => c.reference === reference) < n);
  const noms = new Map(creances.map(({ reference }) => [nomDeCreance(reference), reference]));
  const tenues = await journal.holders([...noms.keys()]);
  const ailleurs = tenues.filter(({ holder }) => holder !== stream);
  return new Map([
    ...doubles.map(({ reference }) => [reference, numero] as const),
    ...ailleurs.map(({ key, holder }) => [noms.get(key) ?? '', holder.slice(holder.indexOf('-') + 1)] as const),
  ]);
}

/** The étude of the debtor's first open dossier at the poste, and the place of this one among them. */
async function autourDuRedevable(journal: Journal, { redevables }: Demande) {
  const principal = redevables.find(({ role }) => role === 'principal');
  if (principal === undefined) return { etude: null, libre: null };
  const { prises, libre } = await dossiersDuRedevable(journal, principal.id);
  const premier = prises.toSorted((a, b) => (a.key < b.key ? -1 : 1))[0];
  const etude = premier ? etudeChargee((await lireLeDossier(journal, premier.holder)).dossier) : null;
  return { etude, libre };
}

/** Input: `confierSchema`. Refused: see `demander`. */
export const confier =
  (needs: PcaNeeds) =>
  async (qui: Qui, input: unknown): Promise<Resultat<{ readonly stream: string; readonly deja: boolean }>> => {
    const { journal, objets, horloge, cles } = needs;
    const lue = confierSchema.parse(input);
    const stream = fluxDossier(lue.poste, lue.numero);
    const lieu = lieuDuDossier(lue.nature, lue);
    const contenu = objetDeLaDemande(cles, lue);
    for (let objet = prevu(lieu, contenu); ; ) {
      const lu = await lireLeDossier(journal, stream);
      const { contrat, fence } = await lireLeContrat(journal, lue.contrat);
      const demande = demandeDe(cles, lue, qui.acteur, objet);
      const { etude, libre } = await autourDuRedevable(journal, demande);
      const at = horloge.now();
      const decision = demander(lu.dossier, demande, {
        ...{ contrat, secteur: lue.secteur, jour: dateCivile(at), droit: DROIT },
        delegation: peut(qui, 'confier-dossier'),
        etudeDuRedevable: etude,
        dejaConfiees: await dejaConfiees(journal, stream, demande),
      });
      if (!decision.ok) return decision;
      if (decision.events.length === 0) return { ok: true, stream, deja: true };
      if (objet.version === '') {
        // Nothing is kept of a demande that is refused.
        objet = await ranger(objets, lieu, contenu);
        continue;
      }
      const noms = [...demande.creances.map(({ reference }) => nomDeCreance(reference)), ...(libre ? [libre] : [])];
      const prend = [...new Set(noms)].map((key) => ({ key, holder: stream }));
      const fait = await consigner(journal, lu, { events: decision.events, at, fences: [fence], prend });
      if (fait.ok) return { ok: true, stream, deja: false };
    }
  };
