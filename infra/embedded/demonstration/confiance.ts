/** The demonstration's throwaway authority enters the trust store as any would, its CRL with it. */
import { enClair } from '../../../functions/confiance/constat.ts';
import type { Demande } from '../../../functions/confiance/entree/entree.ts';
import { importer } from '../../../functions/confiance/entree/importer.ts';
import { CoffreEnDossier } from '../../../functions/platform/embedded/magasin-de-confiance.ts';
import type { MaterielDeConfiance } from './autorite-jetable.ts';

/** Throws where one of them is refused. */
export async function declarerLAutorite(
  magasin: string,
  { certificat, crl }: MaterielDeConfiance,
  maintenant: string,
): Promise<void> {
  const coffre = new CoffreEnDossier(magasin);
  const demande: Demande = {
    pour: { role: 'ancre', famille: 'dgfip', du: null, au: null },
    nonAutorite: false,
    plusRecentSeulement: false,
    source: 'démonstration',
    instant: Date.parse(maintenant),
  };
  for (const octets of [certificat, crl]) {
    const { issues } = await coffre.modifier((fonds) => importer(octets, fonds, demande));
    for (const { constat } of issues) if (constat !== null) throw new Error(enClair(constat).phrase);
  }
}
