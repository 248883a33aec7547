import { App } from 'aws-cdk-lib';
import { passerelle } from './passerelle.ts';

const app = new App();
passerelle(app);
app.synth();
