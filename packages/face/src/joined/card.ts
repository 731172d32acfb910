/** What is known and what is not of the joined profile: its card, which the owner reads before it is added. */
import type { ModelCard } from '../slot/model-card.ts';

export const joinedCard: ModelCard = {
  name: 'joined-mobilefacenet-192-fr-feature-512',
  version: '1',
  // Of fr_feature.onnx; the other network's is pinned with the built-in ones.
  sha256: '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
  dimension: 704,
  input: { layout: 'planes', channels: 'rgb', mean: 127.5, deviation: 128 },
  origin:
    'Two networks side by side. One is the built-in MobileFaceNet. The other is model/fr_feature.onnx of the npm package ' +
    'faceplugin 1.0.3, which does not say who made it; the file was exported in a folder named after another firm ' +
    '(humanode, bioauth-ml) than the one that publishes the package.',
  licence:
    'The package faceplugin is under MIT. Whether whoever published it had the right to publish this network is not known; ' +
    'its licence file names a holder of 2021 who is neither of the firms.',
  trainingData:
    'Of fr_feature: unknown, also whether anybody was asked. Of the built-in one: MS-Celeb-1M, gathered from the web without ' +
    'asking, withdrawn in 2019.',
  evaluation:
    'By this project on a part of Labeled Faces in the Wild only: packages/face/MODELS.md. By others: unknown.',
  groups: 'Unknown: how errors differ between groups of age, sex and origin has not been measured for either network.',
};
