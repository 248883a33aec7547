/** Takes what waits for a comptable. */
import * as z from 'zod';
import { sobre } from '../../functions/console/en-clair/sobre.ts';
import { aligner } from '../../functions/console/en-clair/tableau.ts';
import { miseADispositionSchema } from '../../schemas/messages/mise-a-disposition.ts';
import { lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, appeler, SERVEUR } from '../client.ts';
import { type Commande, UsageIncorrect } from '../contexte.ts';
import { lireCodique } from '../saisie.ts';

const AIDE = `Usage : passerelle recevoir CODIQUE [OPTIONS]

Reçoit les mises à disposition d’un poste comptable. Chacune revient tant que sa
réception n’est pas confirmée (passerelle accuser).

  --max N         nombre de messages au plus (10 par défaut)
${AIDE_SERVEUR}
  --json          un message JSON par ligne
  --help          affiche cette aide
`;

const reponseSchema = z.object({ messages: z.array(z.looseObject({ message: miseADispositionSchema })) });

const DOMAINES = { depense: 'dépense', recette: 'recette' } as const;

export const commande: Commande = {
  resume: 'reçoit les mises à disposition d’un poste comptable',
  aide: AIDE,
  async executer(args, contexte) {
    const options = { max: { type: 'string', default: '10' }, ...SERVEUR } as const;
    const { values, positionals } = lireArguments(args, options, { nom: 'le CODIQUE', min: 1, max: 1 });
    if (!/^(?:[1-9]\d?|100)$/.test(values.max)) throw new UsageIncorrect('--max est un nombre de 1 à 100.');
    const question = new URLSearchParams({ max: values.max });
    const route = `comptables/${lireCodique(positionals.join(''))}/messages?${question}`;
    const { messages } = reponseSchema.parse(await appeler(values, route));
    if (values.json) {
      for (const message of messages) contexte.ecrire(`${JSON.stringify(message)}\n`);
      return 0;
    }
    if (messages.length === 0) {
      contexte.ecrire('Rien n’attend ce poste comptable.\n');
      return 0;
    }
    const lignes = messages.map(({ message: { expediteur, bordereau, dispense, dedupId } }) => [
      expediteur,
      bordereau === null ? 'flux' : DOMAINES[bordereau.domaine],
      bordereau?.numero ?? '–',
      bordereau?.exercice ?? '–',
      dispense.bordereau ? 'dispensé' : 'dû',
      dedupId,
    ]);
    const colonnes = ['Ordonnateur', 'Domaine', 'Bordereau', 'Exercice', 'Papier', 'Mise à disposition'];
    contexte.ecrire(
      `${aligner([colonnes, ...lignes])
        .map(sobre)
        .join('\n')}\n`,
    );
    return 0;
  },
};
