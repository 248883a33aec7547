/** Flows of our generators, and what a schema must refuse in them. */
import { genererFluxSigne } from '../../infra/embedded/demonstration/fabrique-de-flux/flux-signe.ts';
import type { Demande } from '../../infra/embedded/demonstration/fabrique-de-flux/options.ts';
import { identite } from '../autorites.ts';

export async function flux(demande: Demande): Promise<string> {
  const { cle, certificat } = identite();
  const signataire = { cle, certificat, qualite: 'Maire', signeLe: new Date('2026-09-30T08:15:00Z') };
  const morceaux: Uint8Array[] = [];
  for await (const m of genererFluxSigne(demande, signataire)) morceaux.push(m);
  return Buffer.concat(morceaux).toString(demande.encodage === 'UTF-8' ? 'utf8' : 'latin1');
}

export const DEMANDES: Readonly<Record<string, Demande>> = {
  'mandats, each bordereau signed, PJ': { bordereaux: 2, pj: 2, taillePj: 3000, signature: 'bordereau' },
  'mandats, the file signed': { signature: 'fichier', graine: 2 },
  'mandats, as data': { signature: 'aucune', graine: 3, lignes: 4 },
  'titres, each bordereau signed, PJ': { domaine: 'recette', pj: 1, taillePj: 3000, signature: 'bordereau' },
  'titres, the file signed': { domaine: 'recette', signature: 'fichier', graine: 4 },
};

/** Which flow, the first place to change, and what comes there. */
type Retouche = readonly [nom: string, domaine: 'depense' | 'recette', avant: RegExp, apres: string];

export const RETOUCHES: readonly Retouche[] = [
  ['a root in no namespace', 'depense', / xmlns:n="[^"]*"([\s\S]*)/, ' xmlns:n="urn:autre"$1'],
  ['children in the namespace of the root', 'depense', /<Enveloppe>/, '<Enveloppe xmlns="urn:autre">'],
  ['no NomFic', 'depense', /<NomFic [^>]*\/>/, ''],
  ['an empty NomFic', 'depense', /(<NomFic V=)"[^"]*"/, '$1""'],
  ['a NomFic of zeros', 'depense', /(<NomFic V=)"[^"]*"/, '$1"000"'],
  ['a NomFic that is "nc"', 'depense', /(<NomFic V=)"[^"]*"/, '$1"nc"'],
  ['a value in the text and not in V', 'depense', /<TypFic V="([^"]*)"\/>/, '<TypFic>$1</TypFic>'],
  ['an attribute that the protocol has not', 'depense', /<CodCol V=/, '<CodCol Libelle="x" V='],
  ['a collectivité 000', 'depense', /(<CodCol V=)"[^"]*"/, '$1"000"'],
  ['a poste comptable in Corsica, in lower case', 'depense', /(<IdPost V=)"[^"]*"/, '$1"02a123"'],
  ['30 February', 'depense', /(<DteStr V=)"[^"]*"/, '$1"2026-02-30"'],
  ['a bordereau with no pièce', 'depense', /<Piece>[\s\S]*<\/Piece>/, ''],
  ['a doubled IdBord', 'depense', /(<IdBord [^>]*\/>)/, '$1$1'],
  ['Exer after IdBord', 'depense', /(<Exer [^>]*\/>)\s*(<IdBord [^>]*\/>)/, '$2$1'],
  ['an IdBord of eight digits', 'depense', /(<IdBord V=)"[^"]*"/, '$1"12345678"'],
  ['MtBordHt in a bordereau of mandats', 'depense', /MtBordHT/, 'MtBordHt'],
  ['a bordereau of mandats of type 05', 'depense', /(<TypBord V=)"01"/, '$1"05"'],
  ['three decimals', 'depense', /(<MtHT V=)"[^"]*"/, '$1"10.005"'],
  ['a negative amount', 'depense', /(<MtHT V=)"[^"]*"/, '$1"-1.00"'],
  ['a moyen de règlement 12', 'depense', /(<ModRegl V=)"[^"]*"/, '$1"12"'],
  ['an IBAN in lower case', 'depense', /(<IBAN V=)"FR/, '$1"fr'],
  ['a RIB and an IBAN', 'depense', /(<IBAN [^>]*\/>)/, '<CodeEtab V="99999"/>$1'],
  ['a SIRET of 8 characters', 'depense', /(<IdTiers V=)"[^"]*"/, '$1"12345678"'],
  ['two signatures of a bordereau', 'depense', /(<ds:Signature [\s\S]*?<\/ds:Signature>)/, '$1$1'],
  [
    'a signature before the pièces',
    'depense',
    /<Piece>/,
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/><Piece>',
  ],
  ['a CertDigest in the namespace of XMLDSig', 'depense', /xad:DigestMethod/g, 'ds:DigestMethod'],
  ['two qualités', 'depense', /(<xad:ClaimedRole>[^<]*<\/xad:ClaimedRole>)/, '$1$1'],
  ['no signature policy', 'depense', /<xad:SignaturePolicyIdentifier>[\s\S]*?<\/xad:SignaturePolicyIdentifier>/, ''],
  ['a SigningTime without time', 'depense', /2026-09-30T08:15:00Z/, '2026-09-30'],
  ['a PJ without its MIME type', 'depense', / MIMEType="[^"]*"/, ''],
  ['a PJ that is not base64', 'depense', /(<Fichier [^>]*>)H4s/, '$1é'],
  ['a PJ of type 014', 'depense', /(<TypePJ V=)"[^"]*"/, '$1"014"'],
  [
    'PES_PJ before the bordereaux',
    'depense',
    /(<PES_DepenseAller>[\s\S]*<\/PES_DepenseAller>)\s*(<PES_PJ>[\s\S]*<\/PES_PJ>)/,
    '$2$1',
  ],
  ['MtBordHT in a bordereau of titres', 'recette', /MtBordHt/, 'MtBordHT'],
  ['a bordereau of titres for nothing', 'recette', /(<MtBordHt V=)"[^"]*"/, '$1"0.00"'],
  ['a titre without CodProdLoc', 'recette', /<CodProdLoc [^>]*\/>/, ''],
  ['a débiteur without address', 'recette', /<Adresse>\s*<TypAdr[\s\S]*?<\/Adresse>/, ''],
  ['a titre of type 08', 'recette', /(<TypPce V=)"[^"]*"/, '$1"08"'],
];

/** The flow with its change; throws when the place is not found, so that no refusal is asked of an intact flow. */
export function retoucher(intact: string, avant: RegExp, apres: string): string {
  const change = intact.replace(avant, apres);
  if (change === intact) throw new Error(`${avant} is not in the flow`);
  return change;
}
