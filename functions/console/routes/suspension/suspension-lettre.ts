/** The letters of notification, and the written decisions that are kept. */
import { Hono } from 'hono';
import { validator } from 'hono/validator';
import type { ObjetScelle } from '../../../../schemas/evenements/identifiants.ts';
import { lettre, lettreDeLevee } from '../../../adhesion/suspension/lettre.ts';
import { enMemoire } from '../../../platform/en-memoire.ts';
import { ObjetAbsent } from '../../../platform/ports.ts';
import type { ConsoleNeeds } from '../../besoins.ts';
import { introuvable } from '../../erreur.ts';
import { lireSuspensionDe, pieceNommee } from '../../lecture/suspension/suspension.ts';
import { estOrdonnateur } from './suspension-acte.ts';
import { documentDemande, siretDemande } from './suspension-demande.ts';

const PURGEE = 'Cette lettre n’est plus conservée.';

/** Null once it was purged. */
async function lirePiece({ objets }: ConsoleNeeds, { key, version }: Pick<ObjetScelle, 'key' | 'version'>) {
  try {
    return await enMemoire(objets.read({ bucket: 'registre', key, version }));
  } catch (erreur) {
    if (erreur instanceof ObjetAbsent) return null;
    throw erreur;
  }
}

export function routesLettre(needs: ConsoleNeeds): Hono {
  const app = new Hono();

  /** Before it was sent, what would be; the ordonnateur has it once he acknowledges it. */
  app.get('/suspension/lettre', validator('param', siretDemande), async (c) => {
    const { siret } = c.req.valid('param');
    const lue = await lireSuspensionDe(needs, siret);
    const enCours = lue?.enCours ?? null;
    if (enCours === null) return introuvable(c, 'Aucune suspension n’est en cours pour ce SIRET.');
    if (estOrdonnateur(c.get('qui')) && enCours.recue === null)
      return c.redirect(`/adhesions/${siret}/suspension`, 303);
    const [envoyee] = enCours.notifications;
    if (envoyee === undefined) return c.html(lettre(siret, enCours.prononcee));
    const { key, version } = envoyee.lettre;
    const gardee = await lirePiece(needs, { key, version });
    return gardee === null ? introuvable(c, PURGEE) : c.html(gardee.toString('utf8'));
  });

  /** Of the last end of a suspension: there is nothing to acknowledge. */
  app.get('/levee/lettre', validator('param', siretDemande), async (c) => {
    const { siret } = c.req.valid('param');
    const derniere = (await lireSuspensionDe(needs, siret))?.passees.at(-1);
    if (derniere === undefined || derniere.levee === null)
      return introuvable(c, 'Aucune suspension n’a été levée pour ce SIRET.');
    const [envoyee] = derniere.leveeNotifications;
    if (envoyee === undefined) return c.html(lettreDeLevee(siret, derniere.prononcee, derniere.levee));
    const gardee = await lirePiece(needs, envoyee.lettre);
    return gardee === null ? introuvable(c, PURGEE) : c.html(gardee.toString('utf8'));
  });

  app.get('/suspension/documents/:sha256', validator('param', documentDemande), async (c) => {
    const { siret, sha256 } = c.req.valid('param');
    const lue = await lireSuspensionDe(needs, siret);
    const piece = lue === null ? null : pieceNommee(lue, sha256);
    const contenu = piece === null ? null : await lirePiece(needs, piece);
    if (contenu === null)
      return introuvable(c, 'Aucun document de cette empreinte n’est conservé pour cette adhésion.');
    return c.body(new Uint8Array(contenu), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="document-${sha256.slice(0, 12)}"`,
    });
  });
  return app;
}
