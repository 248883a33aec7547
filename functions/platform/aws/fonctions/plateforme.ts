/** The platform of this function, opened once per process, while it starts. */
import { ouvrirPlateformeAws } from '../index.ts';
import { reglagesDepuis } from '../reglages.ts';

const reglages = reglagesDepuis(process.env);
export const plateforme = ouvrirPlateformeAws(reglages);

/** The queue's name in this account, and its name in the ports, from its ARN. */
export const nomPhysique = (queue: string): string => `${reglages.filePrefixe}${queue}`;
export const nomDeFile = (arn: string): string => (arn.split(':').at(-1) ?? '').slice(reglages.filePrefixe.length);
