/** The comptable's acts on what was handed over to him: reception, prise en charge, rejet; by a program or by a form. */
import { type Context, Hono } from 'hono';
import { validator } from 'hono/validator';
import * as z from 'zod';
import { codiqueSchema } from '../../../../schemas/evenements/identifiants.ts';
import { dedupIdSchema, lireMise } from '../../../../schemas/evenements/mise.ts';
import { queueDuComptable } from '../../../../schemas/messages/mise-a-disposition.ts';
import { type Refus, refuser } from '../../../../schemas/messages/refus.ts';
import { fluxMise } from '../../../mise-a-disposition/cle.ts';
import { etatDeLaMise } from '../../../mise-a-disposition/cycle.ts';
import { decide } from '../../../mise-a-disposition/decide.ts';
import { confirmerReception, prendreEnCharge, rejeter } from '../../../mise-a-disposition/reception.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { repondreErreur, repondreRefus, statutDuRefus, veutUnePage } from '../../erreur.ts';
import { commandeBreve, entree } from '../../garde/entree.ts';
import { documentDeLaMise, lireMiseMontree } from '../../lecture/mise/mise-montree.ts';
import { enErreur } from '../../pages/champ.ts';
import { adresseDeLaMise, pageMise } from '../../pages/mise/mise.ts';
import { pageRecapitulatifDuRejet, pageRejet } from '../../pages/mise/mise-rejet.ts';
import { lireCorps, texteDe } from '../suspension/suspension-corps.ts';

const miseDemandee = entree(
  z.object({ dedupId: dedupIdSchema }),
  'Cet identifiant de mise à disposition est incorrect.',
  'Il est donné par le message, sous « dedupId ».',
);

/** `par`: the poste that acts, told by a program that is of none. `handle`: of the leased message, which is then deleted. */
const acte = z.object({ par: codiqueSchema.optional(), handle: z.string().max(2048).optional() });
const INCORRECT = {
  erreur: 'La demande est incorrecte.',
  remede: 'Le corps est vide, ou {"par": "<codique>", "handle": "<celui du message>"}.',
};
const NON_MOTIVE = {
  erreur: 'Un rejet doit être motivé.',
  remede: 'Envoyez {"motif": "<ce qui s’oppose à la prise en charge>"}.',
};

/** What each act is called in the address, reads, and does. */
const ACTES = {
  reception: { schema: acte, illisible: INCORRECT, executer: confirmerReception },
  'prise-en-charge': { schema: acte, illisible: INCORRECT, executer: prendreEnCharge },
  rejet: { schema: acte.extend({ motif: z.string() }), illisible: NON_MOTIVE, executer: rejeter },
};
type NomDActe = keyof typeof ACTES;

/** Those that the field of the form can mend. */
const SUR_LE_MOTIF = ['MOTIF_ABSENT', 'MOTIF_ILLISIBLE', 'REJET_DEJA_MOTIVE'];

const inconnue = (c: Context) =>
  repondreRefus(c, refuser('MISE_INCONNUE', 'Aucune mise à disposition ne porte cet identifiant.').refus);

/** A poste acts in its own name; whoever is of none, for the addressee unless he says another. */
function auteurDe(c: Context, dit: string | undefined, destinataire: string) {
  const acteur = c.get('qui')?.acteur;
  return { par: dit ?? acteur?.codique ?? destinataire, ...(acteur === undefined ? {} : { saisiPar: acteur }) };
}

async function montrer(needs: ConsoleNeeds, c: Context, dedupId: string) {
  const montree = await lireMiseMontree(needs, dedupId);
  if (montree === null) return inconnue(c);
  return veutUnePage(c) ? c.render(pageMise(montree, needs.horloge.now())) : c.json(documentDeLaMise(montree));
}

/** A program is told why; a person has his form again, or the page as it now stands. */
async function redemander(needs: ConsoleNeeds, c: Context, dedupId: string, refus: Refus, motif: string) {
  const montree = veutUnePage(c) ? await lireMiseMontree(needs, dedupId) : null;
  if (montree === null) return repondreRefus(c, refus);
  const { code, phrase } = refus;
  return SUR_LE_MOTIF.includes(code) && montree.mise.etat === 'recue'
    ? c.render(pageRejet(montree, enErreur({ motif }, 'motif', phrase)), statutDuRefus(refus))
    : c.render(pageMise(montree, needs.horloge.now(), phrase), statutDuRefus(refus));
}

/** R5: the message goes last, once the act is in the journal. */
async function agir(needs: ConsoleNeeds, c: Context, dedupId: string, nom: NomDActe) {
  const { schema, illisible, executer } = ACTES[nom];
  const corps = await lireCorps(c);
  if (corps === null)
    return repondreErreur(c, 400, 'La demande est illisible.', 'Envoyez du JSON (Content-Type: application/json).');
  const lu = schema.safeParse(corps);
  if (!lu.success) return repondreErreur(c, 400, illisible.erreur, illisible.remede);
  const { par, handle, ...reste } = lu.data;
  const { destinataire } = etatDeLaMise(lireMise((await needs.journal.read(fluxMise(dedupId))).events));
  if (destinataire === null) return inconnue(c);
  const reponse = await executer(needs)({ dedupId, ...auteurDe(c, par, destinataire), ...reste });
  if (!reponse.ok) return redemander(needs, c, dedupId, reponse.refus, texteDe(corps, 'motif'));
  if (handle !== undefined) await needs.files.delete(queueDuComptable(destinataire), handle);
  return veutUnePage(c) ? c.redirect(adresseDeLaMise({ dedupId }), 303) : c.json({ dedupId, etat: reponse.etat });
}

/** What would be done, before it is: refused already where the act would be. */
async function recapituler(needs: ConsoleNeeds, c: Context, dedupId: string) {
  const motif = texteDe((await lireCorps(c)) ?? {}, 'motif');
  const mise = etatDeLaMise(lireMise((await needs.journal.read(fluxMise(dedupId))).events));
  const montree = await lireMiseMontree(needs, dedupId);
  if (mise.destinataire === null || montree === null) return inconnue(c);
  const decision = decide(mise, { type: 'rejeter', ...auteurDe(c, undefined, mise.destinataire), motif });
  if (!decision.ok) return redemander(needs, c, dedupId, decision.refus, motif);
  return decision.event === null
    ? c.redirect(adresseDeLaMise({ dedupId }), 303)
    : c.render(pageRecapitulatifDuRejet(montree, motif));
}

export function routesMises(needs: ConsoleNeeds): Hono {
  const app = new Hono();
  const param = validator('param', miseDemandee);
  app.get('/:dedupId', param, (c) => montrer(needs, c, c.req.valid('param').dedupId));
  app.get('/:dedupId/rejeter', param, async (c) => {
    const { dedupId } = c.req.valid('param');
    const montree = await lireMiseMontree(needs, dedupId);
    if (montree === null) return inconnue(c);
    return montree.mise.etat === 'recue' ? c.render(pageRejet(montree)) : c.redirect(adresseDeLaMise({ dedupId }), 303);
  });
  app.post('/:dedupId/rejeter', commandeBreve, param, (c) => recapituler(needs, c, c.req.valid('param').dedupId));
  for (const nom of ['reception', 'prise-en-charge', 'rejet'] as const)
    app.post(`/:dedupId/${nom}`, commandeBreve, param, (c) => agir(needs, c, c.req.valid('param').dedupId, nom));
  return app;
}
