/** Signs a flux as the parapheurs do: one enveloped XAdES signature per bordereau, or one over the file. */
import { createHash } from 'node:crypto';
import { ecrireSignature } from './modele.ts';
import { lireSignataire, type OptionsSignature } from './options.ts';
import { type Repere, reperer } from './repere.ts';
import { SignatureImpossible } from './signature-impossible.ts';

/** Opens the same bytes anew at each call. */
export type Source = () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Yields the bytes of the source with each signature inserted just before the end tag of what it signs; every other byte
 * is the source's own. Reads the source twice in constant memory. Throws SignatureImpossible (a French sentence) where
 * the file cannot be signed, or changed between the two readings.
 */
export async function* signerFlux(source: Source, options: OptionsSignature): AsyncGenerator<Uint8Array> {
  verifierTextes(options);
  const signataire = lireSignataire(options);
  const { reperes, sha256 } = await reperer(source(), options.portee);
  const hash = createHash('sha256');
  const insertions = reperes.values();
  let prochaine = suivante(insertions);
  let offset = 0;
  for await (const morceau of source()) {
    hash.update(morceau);
    let debut = 0;
    while (prochaine !== null && prochaine.fin < offset + morceau.length) {
      const coupe = prochaine.fin - offset;
      if (coupe > debut) yield morceau.subarray(debut, coupe);
      yield Buffer.from(ecrireSignature(prochaine.id, prochaine.condensat, signataire, options), 'latin1');
      debut = coupe;
      prochaine = suivante(insertions);
    }
    if (debut < morceau.length) yield debut === 0 ? morceau : morceau.subarray(debut);
    offset += morceau.length;
  }
  if (hash.digest('hex') !== sha256) throw new SignatureImpossible('Le fichier a changé pendant qu’il était signé.');
}

function suivante(insertions: Iterator<Repere>): Repere | null {
  const { value, done } = insertions.next();
  return done === true ? null : value;
}

/** Control characters have no place in what a person declares, and some none in XML. */
function verifierTextes({ qualite, lieu, politique }: OptionsSignature): void {
  const textes = [qualite, ...Object.values(lieu ?? {}), ...Object.values(politique ?? {})];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (qualite.trim() === '' || textes.some((t) => /[\u0000-\u001f\ufffe\uffff]/.test(t) || !t.isWellFormed())) {
    throw new SignatureImpossible(
      'La qualité du signataire, le lieu ou la politique contient un caractère interdit, ou la qualité est vide.',
    );
  }
}
