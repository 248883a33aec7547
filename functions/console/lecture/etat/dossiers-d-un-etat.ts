/** The streams that a statement is computed from: what its étude had at that poste, and may have something to tell of then. */
import type { CleDEtat } from '../../../../schemas/pca/etat-recapitulatif.ts';
import { bornes } from '../../../pca/calendrier/trimestre.ts';
import type { Lectures } from '../../../platform/ports.ts';
import { aRestituer } from '../contrat/suivis.ts';

const PAGE = 200;

/** `dossiersDe` of `calculerEtat`: some seconds behind the journal. Latest first; those that ended before are left out. */
export const dossiersDUnEtat = ({ lectures }: { readonly lectures: Pick<Lectures, 'list'> }) =>
  async function* ({ etude, poste, famille, trimestre }: CleDEtat): AsyncGenerator<readonly string[]> {
    const collection = aRestituer(etude, poste, famille);
    const { debut: above } = bornes(trimestre);
    let below: string | undefined;
    for (;;) {
      const suite = below === undefined ? {} : { below };
      const places = await lectures.list(collection, { limit: PAGE, above, ...suite });
      if (places.length > 0) yield places.map((place) => place.slice(place.indexOf(' ') + 1));
      const dernier = places.at(-1);
      if (dernier === undefined || places.length < PAGE) return;
      below = dernier.replace(' ', '/');
    }
  };
