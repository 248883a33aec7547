/** What is asked of a dossier, and recorded. Every other handler of the phase goes through `consigner` too. */
export { agir } from './agir.ts';
export { confier } from './confier.ts';
export { reaffecter } from './reaffecter.ts';
