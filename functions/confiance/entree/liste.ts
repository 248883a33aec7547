/** A trusted list comes in, once verified; it takes the place of the one before it. */
import type { Registre } from '../../../schemas/confiance.ts';
import { relire } from '../assembler.ts';
import { fichierDeListe } from '../fichiers.ts';
import type { Liste } from '../liste/lire.ts';
import { verifierListe } from '../liste/verifier.ts';
import { periodesPourSignature } from '../service.ts';
import { empreinte } from './empreinte.ts';
import { type Demande, dejaLa, type Entree, type Fonds, prendre, refuser, trace } from './entree.ts';

export function entrerListe(octets: Uint8Array, fonds: Fonds, demande: Demande): Entree {
  const { registre } = fonds;
  const identite = { genre: 'liste', sha256: empreinte(octets), titre: 'liste de confiance' } as const;
  const liste = verifierListe(octets, {
    instant: demande.instant,
    signataires: (territoire) => signatairesAdmis(territoire, fonds, demande.instant),
    vue: (territoire) => registre.listesVues.find((vue) => vue.territoire === territoire) ?? null,
  });
  if ('code' in liste) return refuser(fonds, identite, liste);
  const { territoire, numero, emiseLe, prochaineLe } = liste;
  const nommee = { ...identite, titre: `liste de confiance ${territoire} n° ${numero}` };
  const contenu = { fichier: fichierDeListe(identite), octets };
  if (registre.listes.some(({ sha256 }) => sha256 === identite.sha256)) return dejaLa(fonds, nommee, contenu);
  const vue = { territoire, numero, emiseLe, sha256: identite.sha256 };
  const inscrite = {
    ...trace(identite.sha256, demande),
    territoire,
    numero,
    emiseLe,
    prochaineLe: prochaineLe ?? emiseLe,
  };
  const autres = <T extends { readonly territoire: string }>(tous: readonly T[]) =>
    tous.filter((un) => un.territoire !== territoire);
  const suite: Registre = {
    ...registre,
    listes: [...autres(registre.listes), inscrite],
    listesVues: [...autres(registre.listesVues), vue],
  };
  return prendre(nommee, suite, contenu, avertir(liste));
}

/** Those that the operator pinned; and for a country, those that the list of the lists names as long as it is current. */
function signatairesAdmis(territoire: string, { registre, lire }: Fonds, instant: number): ReadonlySet<string> {
  const epingles = registre.signatairesDeListe.filter((s) => s.territoire === territoire).map(({ sha256 }) => sha256);
  if (territoire === 'EU') return new Set(epingles);
  const nommes = registre.listes
    .filter((liste) => liste.territoire === 'EU' && Date.parse(liste.prochaineLe) > instant)
    .flatMap((liste) => relire(liste, lire).pointeurs)
    .filter((pointeur) => pointeur.territoire === territoire)
    .flatMap(({ signataires }) => signataires.map(empreinte));
  return new Set([...epingles, ...nommes]);
}

function avertir({ territoire, services, remarques, pointeurs }: Liste): string[] {
  const phrases = remarques.slice(0, 20).map((remarque) => `Passé outre : ${remarque}.`);
  if (territoire === 'EU') return [...phrases, `Elle nomme les signataires de ${pointeurs.length} listes.`];
  const utiles = services.filter((service) => periodesPourSignature(service).length > 0).length;
  return [...phrases, `Autorités de certificats qualifiés de signature : ${utiles}.`];
}
