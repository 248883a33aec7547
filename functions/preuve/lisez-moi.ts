/** What the judge reads first: what the proof shows, and how to see it with his own tools. Pure. */
import type { DepotRecu, VerdictRendu } from '../../schemas/evenements/depot.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { fichierDuJeton, fichierDuSceau } from './sceau.ts';

export interface Faits {
  readonly recu: DepotRecu;
  readonly rendu: VerdictRendu;
  /** In order. `horodate`: its token is there. */
  readonly sceaux: readonly { readonly n: number; readonly horodate: boolean }[];
  /** Kinds of documents that were purged. */
  readonly purges: readonly string[];
}

const VERDICTS = {
  accepte: 'accepté',
  partiel: 'accepté en partie',
  rejete: 'rejeté',
  indetermine: 'accepté sous réserve de ses signatures',
} as const;

function horodatages(sceaux: Faits['sceaux']): string {
  const dates = sceaux.filter(({ horodate }) => horodate);
  const exemple = dates[0]?.n;
  if (exemple === undefined)
    return `Aucun sceau de cette preuve n’est horodaté par un tiers : elle montre que rien n’a été modifié depuis
que le journal a été scellé, mais seule la déclaration de l’exploitant date ces sceaux.`;
  const nom = fichierDuSceau(exemple);
  return `Sceaux horodatés par un service d’horodatage (RFC 3161) : ${dates.map(({ n }) => n).join(', ')}.
Le jeton est à côté du sceau. Avec le certificat de l’autorité du service, que vous obtenez vous-même :
    openssl ts -verify -data ${nom} -in ${fichierDuJeton(exemple)} -CAfile AUTORITE.pem
La date se lit par :
    openssl ts -reply -in ${fichierDuJeton(exemple)} -text`;
}

const purge = (genres: readonly string[]): string =>
  genres.length === 0
    ? ''
    : `\nAu terme de leur conservation, ont été détruits : ${genres.join(', ')}. Leurs empreintes restent dans le journal
(journal/preuve.jsonl) ; ce qui les compare n’est plus possible.\n`;

export function lisezMoi({ recu, rendu, sceaux, purges }: Faits): string {
  const { nom, expediteur, recuLe, sha256, size } = recu.data;
  const premier = fichierDuSceau(sceaux[0]?.n ?? 1);
  return `PREUVE D’UN DÉPÔT
=================

Fichier    : ${nom}
Déposant   : ${expediteur}
Reçu le    : ${instantEnClair(recuLe)} (heure de Paris), soit ${recuLe} en temps universel
Taille     : ${size} octets
SHA-256    : ${sha256}
Verdict    : ${VERDICTS[rendu.data.verdict]} (politique ${rendu.data.politique}, règles ${rendu.data.regles})
Dépôt      : ${recu.stream.slice('depot/'.length)}
${purge(purges)}
Ce que cette archive montre
---------------------------
1. Quel fichier a été reçu, de qui et quand, ce qu’en a dit la vérification, ce qui a été répondu et à qui il
   a été remis. Ce sont les événements du journal (dossier journal, un par ligne).
2. Que ces événements n’ont pas été modifiés depuis : chacun porte l’empreinte du précédent, et tous sont pris
   dans des sceaux (dossier sceaux) liés les uns aux autres.
3. Sur quoi les signatures électroniques ont été jugées : certificats, listes de révocation et politique.

Elle ne montre pas ce que le comptable a fait hors de Passerelle, ni que l’exploitant a tout consigné, ni ce qui est
venu après le sceau de son dernier état. Le journal de l’adhésion peut nommer d’autres dépôts du même déposant, par
leur seul identifiant : sa chaîne ne se vérifie qu’entière.

Vérifier d’un coup, sans réseau
-------------------------------
    passerelle verifier-preuve CETTE_ARCHIVE.zip --ancres DOSSIER_DES_AUTORITES_D_HORODATAGE

Vérifier à la main
------------------
Tout se fait avec sha256sum et openssl. Une empreinte est toujours un SHA-256.

a) Le fichier, le verdict et l’acquit sont ceux du journal :
    sha256sum fichier-depose.xml verdict.json acquit.xml
   Les trois valeurs sont dans journal/depot.jsonl : « sha256 » de DepotRecu, de VerdictRendu et de AcquitEmis.

b) Chaque événement suit le précédent. Pour une ligne d’un fichier du dossier journal, ôtez « ,"hash":"…" » ; ce
   qui reste, sans fin de ligne, a pour empreinte la valeur ôtée :
    sed -n 1p journal/depot.jsonl | sed -E 's/,"hash":"[0-9a-f]{64}"//' | tr -d '\\n' | sha256sum
   Le « prev » d’une ligne est le « hash » de la précédente du même « stream » ; celui de sa première ligne est fait
   de 64 zéros. Le dernier DossierArrete de journal/preuve.jsonl, avec ceux qui le précèdent, dit où en était chaque
   « stream » au sceau qui le contient : aucune ligne n’a été ôtée à la fin d’un fichier.

c) Chaque événement est dans un sceau. Sa feuille est l’empreinte de l’octet 00 suivi du texte
   ["<stream>",<seq>,"<hash>"] :
    { printf '\\000'; printf '%s' '["depot/…",1,"…"]'; } | sha256sum
   inclusions.json donne le rang de la feuille et les empreintes voisines, de la feuille à la racine ; un nœud est
   l’empreinte de l’octet 01 suivi de ses deux fils, en binaire (RFC 6962) :
    { printf '\\001'; printf '%s%s' GAUCHE DROITE | xxd -r -p; } | sha256sum
   À chaque niveau, le voisin est à gauche si le rang est impair, ou si le nœud est le dernier de son niveau (on
   remonte alors jusqu’à un rang impair) ; on divise ensuite le rang par deux. La dernière valeur est la
   « racine » du sceau.

d) Les sceaux sont liés : l’empreinte d’un fichier du dossier sceaux est le « prev » du sceau suivant, ou le
   « saut » d’un sceau plus récent :
    sha256sum ${premier}

e) ${horodatages(sceaux)}

f) Les certificats et les listes de révocation se lisent par :
    openssl x509 -inform DER -noout -text -in confiance/EMPREINTE.cer
    openssl crl -inform DER -noout -text -in confiance/EMPREINTE.crl
   Le rôle de chacun est dans confiance/magasin.json, dont l’empreinte est dans journal/preuve.jsonl.
`;
}
