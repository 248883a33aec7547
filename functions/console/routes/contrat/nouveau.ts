/** A new contract, which the DDFiP of its département records. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Qui } from '../../../habilitation/qui.ts';
import { tenirLeContrat } from '../../../pca/contrat/handler.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { lireContratDe } from '../../lecture/contrat/contrat.ts';
import { refusee, type Saisie, VIERGE } from '../../pages/champ.ts';
import { parametresSaisis } from '../../pages/contrat/champs-du-contrat.ts';
import { pageNouveauContrat } from '../../pages/contrat/nouveau.ts';
import { lireLeCorps, valeursDe } from '../adhesion/registre-corps.ts';
import { besoinsDeLaPca, sansCles } from '../dossier/dossier-demande.ts';
import { corpsBorne } from '../piece-jointe.ts';
import { enRoleDuContrat } from './en-role.ts';
import { identifiantDe, lireLeNouveauContrat } from './nouveau-lu.ts';
import { contratInconnu, fautif, illisible } from './reponses.ts';

/** The field that each refusal is about. */
const CHAMPS: Readonly<Record<string, string>> = {
  CONTRAT_DEJA_SIGNE: 'contrat',
  CONTRAT_SIGNATAIRE: 'mandataire',
  CONTRAT_SANS_ETUDE: 'etudes',
  DOCUMENT_ILLISIBLE: 'document',
};

/** A person of a DDFiP records the contracts of her département alone. */
const horsDepartement = ({ perimetre }: Qui, departement: unknown): boolean =>
  perimetre.type === 'departement' && perimetre.code !== departement;

const horsDuSien = (c: Context) =>
  repondreErreur(c, 403, 'Ce département n’est pas celui de votre habilitation.', 'Vérifiez le code du département.');

const vierge = (): Saisie => ({ ...VIERGE, valeurs: { ...parametresSaisis(), message: randomUUID() } });

export function routesNouveauContrat(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  app.get('/nouveau', (c) => c.render(pageNouveauContrat(vierge())));

  app.post('/', corpsBorne, async (c) => {
    const [qui, corps, besoins] = [c.get('qui'), await lireLeCorps(c), besoinsDeLaPca(needs)];
    if (besoins === null) return sansCles(c);
    if (qui === null || corps === null) return illisible(c);
    const programme = c.req.header('content-type')?.startsWith('application/json') ?? false;
    const valeurs = valeursDe(corps);
    const lu = await lireLeNouveauContrat(corps, programme);
    if (!lu.ok) {
      if (veutUnePage(c)) return c.render(pageNouveauContrat({ valeurs, fautes: lu.fautes, refus: null }), 422);
      return fautif(c, lu.fautes);
    }
    if (lu.commande.type !== 'ContratSigne' || horsDepartement(qui, lu.commande.departement)) return horsDuSien(c);
    const id = identifiantDe(corps) ?? '';
    const auteur = enRoleDuContrat(qui, lu.commande.titulaire, 'ddfip');
    const resultat = await tenirLeContrat(besoins)(auteur, id, lu.commande);
    if (!resultat.ok) {
      const { refus } = resultat;
      if (!veutUnePage(c)) return repondreRefus(c, refus);
      return c.render(pageNouveauContrat(refusee(valeurs, refus, CHAMPS)), statutDuRefus(refus));
    }
    if (veutUnePage(c)) return c.redirect(`/contrats/${id}`, 303);
    const fait = await lireContratDe(needs, id);
    return fait === null ? contratInconnu(c) : c.json(fait, resultat.events.length === 0 ? 200 : 201);
  });
  return app;
}
