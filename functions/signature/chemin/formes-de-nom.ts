/** For each form of name, whether a subtree covers a name (RFC 5280 §4.2.1.10). Null: it cannot be said. */
import { estSous } from './nom.ts';
import type { NomGeneral } from './nom-general.ts';

export function couvre(base: NomGeneral, nom: NomGeneral): boolean | null {
  if (base.forme === 'annuaire' && nom.forme === 'annuaire') return estSous(nom.nom, base.nom);
  if (base.forme === 'ip' && nom.forme === 'ip') return couvreAdresse(base.octets, nom.octets);
  if (base.forme === 'courriel' && nom.forme === 'courriel') return couvreCourriel(base.texte, nom.texte);
  if (base.forme === 'dns' && nom.forme === 'dns') return couvreDns(base.texte, nom.texte);
  if (base.forme === 'uri' && nom.forme === 'uri') return couvreUri(base.texte, nom.texte);
  return null;
}

/** Every label added to the left of the base. An empty base covers all. */
function couvreDns(base: string, nom: string): boolean {
  const [b, n] = [base.toLowerCase(), nom.toLowerCase()];
  if (b.startsWith('.')) return n.endsWith(b) && n.length > b.length;
  return b === '' || n === b || n.endsWith(`.${b}`);
}

/** A host covers itself only; a domain, said with a leading dot, covers the hosts under it. */
function couvreHote(base: string, hote: string): boolean {
  const [b, h] = [base.toLowerCase(), hote.toLowerCase()];
  return b.startsWith('.') ? h.endsWith(b) && h.length > b.length : h === b;
}

/** The local part keeps its case (RFC 5321 §2.4). */
function couvreCourriel(base: string, nom: string): boolean | null {
  const arobase = nom.lastIndexOf('@');
  if (arobase < 1 || arobase === nom.length - 1) return null;
  const [boite, hote] = [nom.slice(0, arobase), nom.slice(arobase + 1)];
  const separation = base.lastIndexOf('@');
  if (separation < 0) return base === '' || couvreHote(base, hote);
  return base.slice(0, separation) === boite && couvreHote(base.slice(separation + 1), hote);
}

/** The host, which must be a domain name: an address, or no authority at all, cannot be compared. */
function couvreUri(base: string, nom: string): boolean | null {
  const [, autorite] = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)/.exec(nom) ?? [];
  const hote = autorite?.slice(autorite.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  if (hote === undefined || !/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?$/.test(hote)) return null;
  if (/^[0-9.]+$/.test(hote)) return null;
  return couvreHote(base, hote);
}

/** Address and mask, of the same family. */
function couvreAdresse(base: Uint8Array, adresse: Uint8Array): boolean | null {
  if (adresse.length !== 4 && adresse.length !== 16) return null;
  if (base.length !== 8 && base.length !== 32) return null;
  if (base.length !== 2 * adresse.length) return false;
  return adresse.every((octet, i) => {
    const masque = base[adresse.length + i] ?? 0;
    return (octet & masque) === ((base[i] ?? 0) & masque);
  });
}
