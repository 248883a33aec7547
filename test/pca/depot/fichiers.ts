/** Files of the counter's tests, as the software of a poste and of an étude write them, each under a name of its own. */
import type { MessagePca } from '../../../functions/pca/fichier/message.ts';
import { agirSchema } from '../../../schemas/messages/pca/agir.ts';
import { confierSchema } from '../../../schemas/messages/pca/confier.ts';
import { demandeEnClair } from '../departement.ts';
import { ETUDE, POSTE } from '../exemples.ts';
import { ALLER, RETOUR, rediger, signer } from '../fichier/redige.ts';
import { JOUR } from './comptoir.ts';

export const AU_COMPTABLE = `comptables/${POSTE}`;
export const A_L_ETUDE = `etudes/${ETUDE}`;
let rang = 0;
export const nouveauRang = () => ++rang;
export const signeLe = new Date(`${JOUR}T06:00:00Z`);
export const aller = (...messages: readonly MessagePca[]) =>
  signer(rediger({ ...ALLER, date: JOUR, etude: null, nomFic: `A-${++rang}`, messages }), signeLe);
/** What is said of an étude's money names it. */
export const aLEtude = (...messages: readonly MessagePca[]) =>
  signer(rediger({ ...ALLER, date: JOUR, nomFic: `A-${++rang}`, messages }), signeLe);
export const retour = (...messages: readonly MessagePca[]) =>
  signer(rediger({ ...RETOUR, date: JOUR, nomFic: `R-${++rang}`, messages }), signeLe);
export const demande = (numero: string, change: object = {}): MessagePca => {
  const clair = demandeEnClair(37_500, { numero, signeeLe: '2026-09-29', ...change });
  return { genre: 'confier', input: confierSchema.parse(clair) };
};
export const acte = (numero: string, input: object): MessagePca => ({
  ...{ genre: 'agir', numero },
  input: agirSchema.parse({ message: { id: `x-${++rang}` }, ...input }),
});
export const versement = (numero: string, mouvement: string) =>
  acte(numero, { type: 'VersementRecu', mouvement, mode: 'virement', recuLe: JOUR, montant: 30_000 });
