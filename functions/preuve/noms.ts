/** How the files of a proof are called. */
import type { MagasinConserve } from '../../schemas/preuve.ts';

export const NOMS = {
  manifeste: 'manifeste.json',
  lisezMoi: 'LISEZMOI.txt',
  fichier: 'fichier-depose.xml',
  verdict: 'verdict.json',
  acquit: 'acquit.xml',
  depot: 'journal/depot.jsonl',
  mises: 'journal/mises.jsonl',
  adhesion: 'journal/adhesion.jsonl',
  preuve: 'journal/preuve.jsonl',
  inclusions: 'inclusions.json',
  magasin: 'confiance/magasin.json',
  politique: 'politique.json',
} as const;

/** The contents of the store, by the name that the tools of a judge expect; each SHA-256 once. */
export function nomsDuMagasin(magasin: MagasinConserve): Map<string, string> {
  const { ancres, servicesSansSignature, intermediaires, crls, reponsesOcsp } = magasin;
  const noms = new Map<string, string>();
  const nommer = (sha256: string, extension: string) => noms.set(sha256, `confiance/${sha256}.${extension}`);
  for (const sha256 of reponsesOcsp) nommer(sha256, 'ocsp');
  for (const sha256 of crls) nommer(sha256, 'crl');
  for (const { sha256 } of [...servicesSansSignature, ...ancres]) nommer(sha256, 'cer');
  for (const sha256 of intermediaires) nommer(sha256, 'cer');
  return noms;
}
