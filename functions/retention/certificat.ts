/** The certificate of a purge: what was destroyed, on what ground, and what remains. Pure: from its event alone. */
import type { DonneesPurgees } from '../../schemas/evenements/preuve.ts';
import type { Genre } from '../../schemas/retention.ts';
import { instantEnClair } from '../adhesion/heure-de-paris.ts';
import { jcs } from '../journal/evenement.ts';

export const DOCUMENTS: Readonly<Record<Genre, string>> = {
  fichier: 'Fichier déposé',
  verdict: 'Verdict détaillé',
  acquit: 'Acquit (réponse au déposant)',
};

export interface Certificat {
  readonly key: string;
  readonly octets: Buffer;
}

export const enJours = (date: string): string => date.split('-').reverse().join('/');

type Purgee = DonneesPurgees['data']['purgees'][number];

/** What went with the document that the journal names. */
function enOutre({ autres = 0, copies = 0 }: Purgee): string {
  const versions =
    autres === 0
      ? ''
      : `\n  et ${autres > 1 ? `${autres} autres versions` : 'une autre version'} que le journal ne nomme pas`;
  return copies === 0 ? versions : `${versions}\n  et ${copies > 1 ? `${copies} copies publiées` : 'sa copie publiée'}`;
}

const ligne = (purgee: Purgee): string =>
  `- ${DOCUMENTS[purgee.genre]}, conservé jusqu’au ${enJours(purgee.terme)} inclus\n  SHA-256 : ${purgee.sha256}${enOutre(purgee)}`;

function texte({ stream, at, hash, data }: DonneesPurgees): string {
  return `CERTIFICAT DE PURGE

Dépôt      : ${stream.slice('preuve/'.length)}
Purgé le   : ${instantEnClair(at)} (heure de Paris)
Règles     : ${data.retention}
Événement  : ${hash}

Au terme de leur durée de conservation, ne sont plus conservés au titre de ce dépôt :

${data.purgees.map(ligne).join('\n')}

Leurs octets ont été détruits. Si un autre dépôt a exactement les mêmes, ils restent conservés au titre de cet autre
dépôt, jusqu’à son propre terme.

Le journal des événements, qui ne contient ni ces documents ni leur texte, est conservé : la chaîne de ses
empreintes et ses sceaux restent vérifiables.
`;
}

/** As JSON, and for people. */
export const sousDeuxFormes = (nom: string, json: string, texte: string): Certificat[] => [
  { key: `${nom}.json`, octets: Buffer.from(json, 'utf8') },
  { key: `${nom}.txt`, octets: Buffer.from(texte, 'utf8') },
];

/** Of what was purged of one deposit: from its event alone. */
export function certificats(event: DonneesPurgees): Certificat[] {
  const { stream, seq, at, hash, data } = event;
  const depot = stream.slice('preuve/'.length);
  const nom = `purges/${depot}/${seq}`;
  const json = jcs({ v: 1, depot, at, evenement: hash, retention: data.retention, purgees: data.purgees });
  return sousDeuxFormes(nom, json, texte(event));
}
