/** Takes something out of the trust store, and says why. */
import { empreintesCommencantPar, retirer } from '../../functions/confiance/retirer.ts';
import { CoffreEnDossier } from '../../functions/platform/embedded/magasin-de-confiance.ts';
import { exiger, lireArguments } from '../arguments.ts';
import { UsageIncorrect } from '../contexte.ts';
import { type Action, MAGASIN } from './action.ts';
import { dossierDuMagasin } from './dossier.ts';

const OPTIONS = { motif: { type: 'string' }, ...MAGASIN } as const;

/** Eight hexadecimal digits at least: shorter, one would take out something else by a slip. */
const EMPREINTE = /^[0-9a-f]{8,64}$/;

export const action: Action = async (args, contexte) => {
  const { values, positionals } = lireArguments(args, OPTIONS, { nom: 'l’EMPREINTE', min: 1, max: 1 });
  const debut = positionals.join('').toLowerCase();
  if (!EMPREINTE.test(debut)) throw new UsageIncorrect('L’empreinte a de 8 à 64 chiffres hexadécimaux.');
  const motif = exiger(values.motif, '--motif');
  const coffre = new CoffreEnDossier(dossierDuMagasin(values.magasin, contexte));
  const { sha256 } = await coffre.modifier((fonds) => {
    const [trouvee, ...autres] = empreintesCommencantPar(debut, fonds.registre);
    if (trouvee === undefined) throw new UsageIncorrect(`Rien au magasin n’a une empreinte qui commence par ${debut}.`);
    if (autres.length > 0)
      throw new UsageIncorrect(`Plusieurs empreintes commencent par ${debut} : donnez-la entière.`);
    const registre = retirer(fonds.registre, trouvee, motif, new Date().toISOString());
    return { fonds: { ...fonds, registre }, contenus: [], sha256: trouvee };
  });
  contexte.ecrire(values.json ? `${JSON.stringify({ sha256, motif })}\n` : `Retiré du magasin : ${sha256}\n`);
  return 0;
};
