/** Art. 6: the comptable suspends the effects of an adhésion. */
import { MOTIFS_SUSPENSION } from '../../schemas/evenements/suspension.ts';
import { AIDE_ACTE, lireActe, OPTIONS_ACTE } from '../acte-du-comptable.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { appeler } from '../client.ts';
import { type Commande, UsageIncorrect } from '../contexte.ts';
import { lireSiret } from '../saisie.ts';

const AIDE = `Usage : passerelle suspendre SIRET --motif MOTIF --raison RAISON --codique CODIQUE [OPTIONS]

Suspend les effets de l’adhésion d’un ordonnateur, sur décision de son comptable
(arrêté du 27 juin 2007, art. 6).

  --motif MOTIF       ${MOTIFS_SUSPENSION.join(' ou ')}
${AIDE_ACTE}`;

const OPTIONS = { motif: { type: 'string' }, ...OPTIONS_ACTE } as const;

export const commande: Commande = {
  resume: 'suspend une adhésion, sur décision du comptable',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'le SIRET', min: 1, max: 1 });
    const motif = exiger(values.motif, '--motif');
    if (!MOTIFS_SUSPENSION.some((connu) => connu === motif))
      throw new UsageIncorrect(`Le motif est l’un de : ${MOTIFS_SUSPENSION.join(', ')}.`);
    const route = `adhesions/${lireSiret(positionals.join(''))}/suspension`;
    const adhesion = await appeler(values, route, await lireActe(values, contexte, { motif }));
    contexte.ecrire(values.json ? `${JSON.stringify(adhesion)}\n` : 'Adhésion suspendue.\n');
    return 0;
  },
};
