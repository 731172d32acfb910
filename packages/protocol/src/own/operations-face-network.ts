/** Face networks: which there are, having their templates made from stored images, changing to one of them and back. */
import { Type, type Static } from 'typebox';
import { empty, json, type Operation } from '../operation.ts';
import { ErrorBody } from './common.ts';
import { refusals } from './refusals.ts';

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const FaceNetwork = Type.Object(
  {
    name: Type.String({ description: 'As its templates name it.' }),
    version: Type.String(),
    builtIn: Type.Boolean(),
    searches: Type.Boolean({ description: 'True for the one by which faces are extracted and searched.' }),
    progress: Type.Optional(
      Type.Object(
        {
          faces: count('Stored faces.'),
          templates: count('Of these, with a template of the network.'),
          waiting: count('With an image that has not been looked at yet.'),
          refused: count('With an image of which the network made nothing.'),
          withoutImage: count('Of which no image is kept: they stay without a template.'),
        },
        {
          title: 'FaceNetworkProgress',
          additionalProperties: false,
          description: 'Absent when no templates of it are kept.',
        },
      ),
    ),
  },
  { title: 'FaceNetwork', additionalProperties: false },
);
export type FaceNetwork = Static<typeof FaceNetwork>;

const params = Type.Object({
  name: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
  version: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{0,19}$' }),
});

const common = {
  tag: 'Face networks',
  authentication: ['session', 'bearer'],
  scopes: ['ipse.face-networks.write'],
} as const;

const changing = { ...common, statesPurpose: true, params } as const;

export const faceNetworkOperations = {
  listFaceNetworks: {
    ...common,
    statesPurpose: false,
    operationId: 'listFaceNetworks',
    method: 'GET',
    path: '/ipse/v1/face-networks',
    summary: 'List the face networks that can run, and how far the templates of each are',
    responses: { ...refusals, 200: json('The built-in one first.', Type.Array(FaceNetwork)) },
  },
  keepFaceNetwork: {
    ...changing,
    operationId: 'keepFaceNetwork',
    method: 'PUT',
    path: '/ipse/v1/face-networks/{name}/{version}',
    summary: 'Have templates of a network made of all stored faces, beside the others, in the background',
    responses: { ...refusals, 204: empty('Begun; the list shows how far it is.'), 404: json('Not added.', ErrorBody) },
  },
  dropFaceNetwork: {
    ...changing,
    operationId: 'dropFaceNetwork',
    method: 'DELETE',
    path: '/ipse/v1/face-networks/{name}/{version}',
    summary: 'Stop making templates of a network, and remove those that are there',
    responses: {
      ...refusals,
      204: empty('Removed.'),
      404: json('None are kept.', ErrorBody),
      409: json('It searches.', ErrorBody),
    },
  },
  switchFaceNetwork: {
    ...changing,
    operationId: 'switchFaceNetwork',
    method: 'POST',
    path: '/ipse/v1/face-networks/{name}/{version}/switch',
    summary: 'Search by this network from now on; the templates of the former one stay for the way back',
    responses: {
      ...refusals,
      204: empty('It searches.'),
      404: json('No templates of it are kept.', ErrorBody),
      409: json('Stored faces still wait for a template.', ErrorBody),
    },
  },
} as const satisfies Record<string, Operation>;
