/** What was done, in an officer's words, for each action that the record of use names. */
const words: Readonly<Record<string, string>> = {
  search: 'Searched',
  'search.decide': 'Decided about a search',
  verify: 'Verified',
  'encounter.create': 'Enrolled',
  'encounter.read': 'Looked at a record',
  'encounter.update': 'Changed an encounter',
  'encounter.status': 'Changed an encounter’s status',
  'encounter.galleries': 'Changed an encounter’s galleries',
  'encounter.move': 'Moved an encounter',
  'encounter.delete': 'Deleted an encounter',
  'person.list': 'Looked at the list of people',
  'person.merge': 'Merged two people',
  'person.delete': 'Deleted a person',
  'gallery.read': 'Looked at a gallery',
  'gallery.declare': 'Declared a gallery of unsolved marks',
  'gallery.withdraw': 'Withdrew the declaration of a gallery',
  'lead.search': 'Searched the unsolved marks with an enrolment',
  'lead.create': 'Found an unsolved mark',
  'lead.list': 'Looked at the leads',
  'lead.read': 'Looked at a lead',
  'lead.decide': 'Decided about a lead',
  'sample.read': 'Looked at an image',
  'face.cluster': 'Grouped the faces of pictures',
  'face.compare': 'Compared two faces',
  'face.detect': 'Looked for faces in a picture',
  'face.quality': 'Measured the picture of a face',
  'person.check-faces': 'Checked a person’s faces for contradictions',
  'dna.kinship': 'Calculated a DNA kinship',
  'dna.match-probability': 'Calculated a DNA match probability',
  'dna.pedigree': 'Calculated a DNA pedigree',
  'client.list': 'Looked at the list of API clients',
  'client.register': 'Registered an API client',
  'client.remove': 'Removed an API client',
};

/** `Searched, 3 results`; an action without words of its own is spelt out. */
export function actionWords(action: string, resultCount: number | undefined): string {
  const spelt = action.replaceAll(/[-_.]/g, ' ');
  const done = words[action] ?? spelt.charAt(0).toUpperCase() + spelt.slice(1);
  return resultCount === undefined ? done : `${done}, ${resultCount} ${resultCount === 1 ? 'result' : 'results'}`;
}
