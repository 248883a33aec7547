/** A Signature block has been read to its end: what it says, and which comparisons can be made at once. */
import { createHash } from 'node:crypto';
import { CONDENSATS } from './algorithmes.ts';
import type { Noeud } from './arbre.ts';
import { type Bloc, lireBloc } from './bloc.ts';
import { type BlocEnCours, estPrevue } from './bloc-en-cours.ts';
import type { Certificat } from './certificat.ts';
import type { CertificatJoint, Certificats } from './certificats.ts';
import { Illisible } from './illisible.ts';
import { juger, type Regles, verifierCle } from './jugement.ts';
import { TAILLE_DU_BLOC } from './limites.ts';
import type { Octets } from './octets.ts';
import { trierReferences } from './references.ts';
import type { Attente, SignatureLue } from './signature-lue.ts';
import type { Reference } from './signed-info.ts';
import { valeurJuste } from './valeur.ts';

/** Fills `signature` from its block. Throws Illisible. */
export function examiner(
  signature: SignatureLue,
  racine: Noeud,
  lu: BlocEnCours,
  regles: Regles,
  certificats: Certificats,
): void {
  const bloc = lireBloc(racine, regles.politique);
  signature.bloc = bloc;
  const joint = choisirCertificat(signature, bloc, certificats);
  const { certificat } = joint;
  signature.certificat = certificat;
  verifierCle(bloc, certificat, regles.politique);
  const { element } = signature;
  const cible = { nom: element.nom, id: element.id, racine: element.rang === null };
  const { contenu, proprietes } = trierReferences(bloc, cible, regles.politique);
  juger(signature, bloc, joint, regles);
  signature.attentes.push(
    attendreSignedInfo(bloc, certificat, lu.signedInfo),
    attendreProprietes(proprietes, lu.proprietes),
    attendreContenu(contenu, signature),
  );
}

/** The certificate that SigningCertificate declares where KeyInfo has it, else the first: the binding is judged after. */
function choisirCertificat(signature: SignatureLue, bloc: Bloc, certificats: Certificats): CertificatJoint {
  const { algorithme, condensat } = bloc.proprietes.certificat;
  const nom = CONDENSATS.get(algorithme);
  const joints = bloc.certificats.map((element) => certificats.joint(element));
  const declare = nom === undefined ? -1 : joints.findIndex((c) => c.condensat(nom).equals(condensat));
  const [choisi] = joints.splice(Math.max(0, declare), 1);
  if (choisi === undefined) throw new TypeError('KeyInfo without certificate was not refused');
  signature.autresCertificats = joints.map((c) => c.der);
  return choisi;
}

function attendreSignedInfo(bloc: Bloc, certificat: Certificat, octets: Octets | null): Attente {
  const { methode, canonisation } = bloc.signedInfo;
  const comparer = (recu: Uint8Array) => valeurJuste(methode, certificat, recu, bloc.valeur);
  return resoudre(
    { quoi: 'signedInfo', forme: canonisation, condensat: methode.condensat, comparer, juste: null },
    octets,
  );
}

function attendreProprietes(reference: Reference, octets: Octets | null): Attente {
  const condensat = nomDuCondensat(reference);
  const comparer = (recu: Uint8Array) => createHash(condensat).update(recu).digest().equals(reference.condensat);
  return resoudre({ quoi: 'proprietes', forme: reference.canonisation, condensat, comparer, juste: null }, octets);
}

function attendreContenu(reference: Reference, signature: SignatureLue): Attente {
  const condensat = nomDuCondensat(reference);
  const comparer = (recu: Uint8Array) => reference.condensat.equals(recu);
  const attente: Attente = { quoi: 'contenu', forme: reference.canonisation, condensat, comparer, juste: null };
  if (condensat === 'sha256' && estPrevue(attente.forme)) {
    signature.element.suivre((recu) => {
      attente.juste = comparer(recu);
    });
  }
  return attente;
}

function resoudre(attente: Attente, octets: Octets | null): Attente {
  // The other forms are longer still: the second pass is not worth its while.
  if (octets?.deborde) throw new Illisible('SIGNATURE_TROP_VOLUMINEUSE', { limite: TAILLE_DU_BLOC });
  const recu = estPrevue(attente.forme) ? octets?.lire() : null;
  if (recu) attente.juste = attente.comparer(recu);
  return attente;
}

const nomDuCondensat = ({ algorithme }: Reference): string => CONDENSATS.get(algorithme) ?? '';
