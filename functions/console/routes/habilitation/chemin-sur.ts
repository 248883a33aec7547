/** Where to go after a sign-in: a page of ours, whatever the address says. */

const ICI = 'http://ici.invalid';

/** The home page for anything else than a path of this very site. */
export function cheminSur(demande: string | undefined): string {
  const url = demande?.startsWith('/') ? URL.parse(demande, ICI) : null;
  // `/..//elsewhere` is read as a path that a browser would read as a host.
  const ici = url !== null && url.origin === ICI && !url.pathname.startsWith('//');
  return ici ? `${url.pathname}${url.search}` : '/';
}
