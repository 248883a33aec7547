/** An ordonnateur is told on his home page of the certificates, seen in his deposits, that are about to end. */
import { peut, type Qui } from '../../../habilitation/qui.ts';
import type { Clock, Lectures } from '../../../platform/ports.ts';
import { certificatsQuiFinissent } from '../exploitation/confiance-certificats.ts';
import type { SourceDeTaches } from './accueil.ts';

export const tachesDesCertificats =
  ({ lectures, horloge }: { readonly lectures: Lectures; readonly horloge: Clock }): SourceDeTaches =>
  async (qui: Qui) => {
    const { perimetre } = qui;
    if (perimetre.type !== 'ordonnateur' || !peut(qui, 'lire-confiance')) return [];
    const certificats = await certificatsQuiFinissent(lectures, perimetre.siret, horloge.now());
    return [
      {
        titre: 'Certificats de signature qui arrivent à leur fin',
        precision: 'Renouvelez-les avant : une signature faite après cette date est rejetée.',
        ...{ compte: certificats.length, ouPlus: false, depuis: null, lien: '/confiance', aFaire: true },
      },
    ];
  };
