/** An act on a contract as people give it, and as it is decided: documents as objects, the IBAN and the certificate as digests. */
import type { Acteur, ObjetScelle } from '../../../schemas/evenements/identifiants.ts';
import type { CommandeContratEnClair } from '../../../schemas/messages/pca/contrat.ts';
import type { Document } from '../../../schemas/messages/pca/document.ts';
import type { PcaNeeds } from '../besoins.ts';
import { empreinteDuCompte, empreinteDuMessage } from '../empreintes.ts';
import type { CommandeContrat } from './decide.ts';

type Cles = PcaNeeds['cles'];
type Message = CommandeContrat['data']['message'];

/** The document that comes with an act; null where none does. */
export function documentDe(commande: CommandeContratEnClair): Document | null {
  switch (commande.type) {
    case 'ContratSigne':
    case 'ContratMisEnDemeure':
      return commande.document;
    case 'CompteDeclare':
      return commande.confirmation;
    default:
      return null;
  }
}

type Simple = Exclude<
  CommandeContratEnClair,
  { type: 'ContratSigne' | 'ContratMisEnDemeure' | 'CompteDeclare' | 'CertificatInscrit' }
>;
type EnCommande<C> = C extends Simple
  ? { type: C['type']; data: Omit<C, 'type' | 'message'> & { message: Message } }
  : never;

/** The same fields: each type keeps its own, which the return type says and the checker cannot follow. */
const sansDocument = ({ type, message: _, ...data }: Simple, message: Message) =>
  ({ type, data: { ...data, message } }) as EnCommande<Simple>;

/** `objet`: where its document is, or will be; any where it has none. `certificat`: its digest; likewise. */
export function commandeDe(
  cles: Cles,
  contrat: string,
  commande: CommandeContratEnClair,
  par: Acteur,
  { objet, certificat }: { readonly objet: ObjetScelle; readonly certificat: string },
): CommandeContrat {
  const { message: recu, ...contenu } = commande;
  const message = { id: recu.id, empreinte: empreinteDuMessage(cles, contenu), par };
  switch (commande.type) {
    case 'ContratSigne': {
      const { type, document: _, ...data } = commande;
      return { type, data: { ...data, message, contrat, document: objet } };
    }
    case 'ContratMisEnDemeure': {
      const { type, document: _, ...data } = commande;
      return { type, data: { ...data, message, document: objet } };
    }
    case 'CompteDeclare': {
      const { type, iban, confirmation: _, ...data } = commande;
      return { type, data: { ...data, message, compte: empreinteDuCompte(cles, iban), confirmation: objet } };
    }
    case 'CertificatInscrit': {
      const { type, certificat: _, ...data } = commande;
      return { type, data: { ...data, message, certificat } };
    }
    default:
      return sansDocument(commande, message);
  }
}
