import type { Citation } from '../core/citation.ts';
import type { Layer } from '../core/layer.ts';

const epoch: Citation = {
  title: 'Epoch AI, Data on AI Models',
  url: 'https://epoch.ai/data/ai-models',
  licence: 'CC-BY-4.0',
};
const hub: Citation = { title: 'Hugging Face Hub API', url: 'https://huggingface.co/docs/hub/api' };

const trained =
  'Estimated operations of training, by year of publication, of models that Epoch AI lists and gives an estimate for. A curated list: most models are not on it, large closed ones often lack an estimate, and compute for experiments and for running models is not in it.';
const downloaded =
  'Downloads of repositories of model weights in 30 days. A download is not a use: programs fetch again and again, closed models have none, counts are per repository of a selection of them, and copies by others count for the model they copy where the name says which.';

/** Layers of AI models, in the order in which they are shown. */
export const modelLayers: readonly Layer[] = [
  {
    id: 'ai/training/developer',
    domain: 'ai',
    resource: 'training',
    role: 'developer',
    title: 'AI training compute by developer',
    definition: `${trained} A model of several developers is split equally among them.`,
    weightUnit: 'FLOP',
    isCount: false,
    citations: [epoch],
  },
  {
    id: 'ai/training/jurisdiction',
    domain: 'ai',
    resource: 'training',
    role: 'jurisdiction',
    title: 'AI training compute by jurisdiction of the developer',
    definition: `${trained} By the countries that Epoch AI names for the developers, in equal parts; not by where the machines stood.`,
    weightUnit: 'FLOP',
    isCount: false,
    citations: [epoch],
  },
  {
    id: 'ai/downloads/developer',
    domain: 'ai',
    resource: 'downloads',
    role: 'developer',
    title: 'Downloads of open models by developer',
    definition: downloaded,
    weightUnit: 'downloads',
    isCount: false,
    citations: [hub],
  },
  {
    id: 'ai/downloads/size-class',
    domain: 'ai',
    resource: 'downloads',
    role: 'size-class',
    title: 'Downloads of open models by size',
    definition: `${downloaded} By all parameters: those that the name states, else the weights as stored.`,
    weightUnit: 'downloads',
    isCount: false,
    citations: [hub],
  },
];
