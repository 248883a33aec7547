/** Mails what each organisation was told on a day: one mail a day, or one more where more was told after it left. */
import { type Avis, type AvisNouveau, lireAvis } from '../../../schemas/evenements/pca-avis.ts';
import { sha256Jcs } from '../../journal/evenement.ts';
import { joursEntre, plusJours } from '../calendrier/dates.ts';
import { chacun, type DelaisNeeds, echeancesJusquA } from './besoins.ts';
import { courrielDesDelais } from './courriel.ts';
import { A_ENVOYER, echeanceDEnvoi, jourDuFlux } from './signaler.ts';

/** Nobody may be habilité yet: what was told stays on the console, and the mail is tried again each day for so long. */
const ATTENTE_JOURS = 30;

const destinataireDe = (stream: string): string => stream.split('/')[1] ?? '';

/** What no mail has told, and how far it goes. */
function reste(events: ReturnType<typeof lireAvis>): { readonly avis: readonly Avis[]; readonly jusqua: number } {
  const envoyes = events.findLast((event) => event.type === 'AvisEnvoye');
  const depuis = envoyes?.type === 'AvisEnvoye' ? envoyes.data.jusqua : 0;
  const dits = events.filter((event) => event.type === 'DelaisSignales' && event.seq > depuis);
  return {
    avis: dits.flatMap((event) => (event.type === 'DelaisSignales' ? event.data.avis : [])),
    jusqua: dits.at(-1)?.seq ?? depuis,
  };
}

/** Whoever dies between the mail and its record sends the same again, under the same id (R4). */
async function notifierUn(needs: DelaisNeeds, stream: string, jour: string): Promise<boolean> {
  const { events, seq } = await needs.journal.read(stream);
  const { avis, jusqua } = reste(lireAvis(events));
  const du = jourDuFlux(stream);
  const finir = (nouveaux: readonly AvisNouveau[], demain = false) =>
    needs.journal.append({
      ...{ stream, expected: seq, events: nouveaux, at: needs.horloge.now() },
      echeances: demain
        ? { put: [echeanceDEnvoi(stream, plusJours(jour, 1))] }
        : { remove: [echeanceDEnvoi(stream, '').id] },
    });
  const adresse = avis.length === 0 ? null : await needs.adresseDe(destinataireDe(stream));
  if (adresse === null) {
    await finir([], avis.length > 0 && joursEntre(du, jour) < ATTENTE_JOURS);
    return false;
  }
  const contenu = { a: [...adresse.courriels], ...courrielDesDelais(du, avis) };
  const courriel = sha256Jcs(['delais', stream, jusqua, contenu]);
  await needs.courrier.envoyer({ id: courriel, ...contenu });
  await finir([{ type: 'AvisEnvoye', v: 1, data: { jusqua, courriel, destinataires: adresse.reference } }]);
  return true;
}

/** Gives the number of mails. */
export async function notifierLesDelais(needs: DelaisNeeds, jour: string, erreurs: unknown[]): Promise<number> {
  let partis = 0;
  for await (const lot of echeancesJusquA(needs, A_ENVOYER, jour))
    partis += await chacun(lot, ({ stream }) => notifierUn(needs, stream, jour), erreurs);
  return partis;
}
