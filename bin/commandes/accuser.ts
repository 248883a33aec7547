/** The comptable's acts: he has received a delivery, takes it in charge, or rejects it. */
import { exiger, lireArguments } from '../arguments.ts';
import { AIDE_SERVEUR, appeler, SERVEUR } from '../client.ts';
import { type Commande, UsageIncorrect } from '../contexte.ts';
import { lireDedupId, lireRaison } from '../saisie.ts';

const AIDE = `Usage : passerelle accuser DEDUPID [OPTIONS]

Confirme la réception d’une mise à disposition (DEDUPID est donné par le message),
puis, si on le demande, la prend en charge ou la rejette.

  --prise-en-charge   prend en charge ce qui est mis à disposition
  --rejet MOTIF       le rejette, pour ce motif
${AIDE_SERVEUR}
  --json              l’état en JSON
  --help              affiche cette aide
`;

const OPTIONS = {
  'prise-en-charge': { type: 'boolean', default: false },
  rejet: { type: 'string' },
  ...SERVEUR,
} as const;

const FAITS = {
  reception: 'Réception confirmée.',
  'prise-en-charge': 'Réception confirmée, mise à disposition prise en charge.',
  rejet: 'Réception confirmée, mise à disposition rejetée.',
} as const;

export const commande: Commande = {
  resume: 'confirme une réception, prend en charge ou rejette',
  aide: AIDE,
  async executer(args, contexte) {
    const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'le DEDUPID', min: 1, max: 1 });
    const { rejet: motif } = values;
    if (values['prise-en-charge'] && motif !== undefined)
      throw new UsageIncorrect('Choisissez entre --prise-en-charge et --rejet.');
    if (motif !== undefined) lireRaison(exiger(motif, '--rejet MOTIF'));
    const acte = motif !== undefined ? 'rejet' : values['prise-en-charge'] ? 'prise-en-charge' : 'reception';
    const route = `mises-a-disposition/${lireDedupId(positionals.join(''))}`;
    // The receipt comes first, and saying it again changes nothing.
    let reponse = await appeler(values, `${route}/reception`, {});
    if (acte !== 'reception') reponse = await appeler(values, `${route}/${acte}`, acte === 'rejet' ? { motif } : {});
    contexte.ecrire(values.json ? `${JSON.stringify(reponse)}\n` : `${FAITS[acte]}\n`);
    return 0;
  },
};
