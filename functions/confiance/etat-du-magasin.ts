/** Is the store in good order? What an operator should see to, before a deposit shows it. */
import type { Registre } from '../../schemas/confiance.ts';
import { type CertificatLu, lireCertificatDeChemin } from '../signature/chemin/certificat-lu.ts';
import { lireCrl } from '../signature/chemin/crl-lue.ts';
import { direInstant } from '../signature/constat.ts';
import { autoritesDe, signeePar } from './entree/autorites.ts';
import type { Fonds } from './entree/entree.ts';
import { fichierDeCertificat, fichierDeRevocation } from './fichiers.ts';

export interface Remarque {
  /** `defaut`: verdicts suffer from it now. */
  readonly gravite: 'defaut' | 'alerte';
  /** SHA-256 of what it is about. */
  readonly sha256: string | null;
  /** French sentence. */
  readonly phrase: string;
}

const ALERTE_MS = 90 * 86_400_000;
const dire = (ms: number): string => direInstant(new Date(ms));

/** `instant`: milliseconds since 1970. Every content of the register can be read. */
export function etatDuMagasin(fonds: Fonds, instant: number): readonly Remarque[] {
  const { registre } = fonds;
  return [
    ...(registre.certificats.some(({ role }) => role === 'ancre') || registre.listes.length > 0
      ? []
      : [{ gravite: 'defaut', sha256: null, phrase: 'Le magasin n’a aucune autorité de confiance.' } as const]),
    ...certificatsDe(registre).flatMap(({ sha256, titre }) => {
      const lu = lireCertificatDeChemin(fonds.lire(fichierDeCertificat(sha256)), titre);
      return validiteDe(lu, titre, instant);
    }),
    ...registre.listes.flatMap((liste) => dateDe(liste, instant)),
    ...revocationsDe(fonds, instant),
  ];
}

const certificatsDe = ({ certificats, signatairesDeListe }: Registre) => [
  ...certificats.map(({ sha256, role }) => ({
    sha256,
    titre: role === 'ancre' ? 'L’autorité' : 'L’autorité intermédiaire',
  })),
  ...signatairesDeListe.map(({ sha256, territoire }) => ({ sha256, titre: `Le signataire de la liste ${territoire}` })),
];

/** An expired anchor still serves for the past: it is no fault of the store. */
function validiteDe({ fin, empreinte, sujet }: CertificatLu, titre: string, instant: number): Remarque[] {
  const nom = `${titre} « ${sujet.court} »`;
  if (fin < instant) return [{ gravite: 'alerte', sha256: empreinte, phrase: `${nom} a expiré le ${dire(fin)}.` }];
  if (fin > instant + ALERTE_MS) return [];
  return [{ gravite: 'alerte', sha256: empreinte, phrase: `${nom} expire le ${dire(fin)}.` }];
}

function dateDe({ sha256, territoire, numero, prochaineLe }: Registre['listes'][number], instant: number): Remarque[] {
  const fin = Date.parse(prochaineLe);
  if (fin > instant) return [];
  const phrase = `La liste de confiance ${territoire} n° ${numero} n’est plus à jour depuis le ${dire(fin)}.`;
  return [{ gravite: 'defaut', sha256, phrase }];
}

/** The newest of each scope must be current, and signed by an authority that is still here. */
function revocationsDe(fonds: Fonds, instant: number): Remarque[] {
  const crls = fonds.registre.revocations.filter(({ genre }) => genre === 'crl');
  const autorites = autoritesDe(fonds);
  return [...Map.groupBy(crls, ({ portee }) => portee).values()].flatMap((memes): Remarque[] => {
    const [derniere] = memes.sort((a, b) => (b.produiteLe ?? '').localeCompare(a.produiteLe ?? ''));
    if (derniere === undefined) return [];
    const { sha256, suivanteLe } = derniere;
    const crl = lireCrl(fonds.lire(fichierDeRevocation(derniere)), sha256);
    if (typeof crl === 'string') return [{ gravite: 'defaut', sha256, phrase: crl }];
    const nom = `La liste de révocation de ${crl.emetteur.court}`;
    const fin = Date.parse(suivanteLe ?? '');
    return [
      ...(fin > instant
        ? []
        : [{ gravite: 'defaut', sha256, phrase: `${nom} ne vaut plus depuis le ${dire(fin)}.` } as const]),
      ...(autorites.some((autorite) => signeePar(crl, autorite))
        ? []
        : [{ gravite: 'defaut', sha256, phrase: `${nom} n’est signée par aucune autorité du magasin.` } as const]),
    ];
  });
}
