/** The certificate of a purge of a register: what was destroyed, on what ground. Pure: from its event alone. */
import type { RegistrePurge } from '../../../schemas/evenements/conservation.ts';
import type { GenreDuRegistre } from '../../../schemas/retention.ts';
import { instantEnClair } from '../../adhesion/heure-de-paris.ts';
import { jcs } from '../../journal/evenement.ts';
import { type Certificat, enJours, sousDeuxFormes } from '../certificat.ts';

export const OBJETS: Readonly<Record<GenreDuRegistre, string>> = {
  piece: 'Document joint à un acte',
  lettre: 'Lettre de notification',
  certificat: 'Certificat d’un signataire',
  identite: 'Identité d’une personne',
  'contrat-document': 'Document du contrat départemental',
  'contrat-compte': 'Confirmation du compte affecté d’une étude',
  'pca-demande': 'Demande signée : redevables, adresses, titres',
  'pca-adresse': 'Adresse signalée par l’étude',
  'pca-information': 'Information de l’étude',
  'pca-piece': 'Pièce justificative de l’étude',
  'pca-controle': 'Lettre d’un suivi de l’étude par le comptable',
  'amende-demande': 'Demande signée (amendes) : redevables, adresses, références',
  'amende-adresse': 'Adresse signalée par l’étude (amendes)',
  'amende-information': 'Information de l’étude (amendes)',
  'amende-piece': 'Pièce justificative de l’étude (amendes)',
  'amende-controle': 'Lettre d’un suivi de l’étude par le comptable (amendes)',
};

type Purgee = RegistrePurge['data']['purgees'][number];

const pourquoi = ({ terme, motif }: Purgee): string =>
  motif === undefined
    ? `conservé jusqu’au ${enJours(terme)} inclus`
    : 'détruit sans attendre : le comptable a dit que ce redevable n’était pas le bon';

const texte = ({ at, hash, data }: RegistrePurge, registre: string): string => `CERTIFICAT DE PURGE

Registre   : ${registre}
Purgé le   : ${instantEnClair(at)} (heure de Paris)
Règles     : ${data.retention}
Événement  : ${hash}

Ne sont plus conservés au titre de ce registre :

${data.purgees
  .map((purgee) => `- ${OBJETS[purgee.genre]}, ${pourquoi(purgee)}\n  SHA-256 : ${purgee.sha256}`)
  .join('\n')}

Leurs octets ont été détruits. Le journal des événements, qui n’en contient que les empreintes, est conservé : la chaîne
de ses empreintes et ses sceaux restent vérifiables.
`;

/** Of what was purged of one register. */
export function certificatsDuRegistre(event: RegistrePurge): Certificat[] {
  const { stream, seq, at, hash, data } = event;
  const registre = stream.slice('conservation/'.length);
  const nom = `purges/${registre}/${seq}`;
  const json = jcs({ v: 1, registre, at, evenement: hash, retention: data.retention, purgees: data.purgees });
  return sousDeuxFormes(nom, json, texte(event, registre));
}
