/** Names made of syllables: they sound like names, and are meant to be nobody's. */
import type { Random } from '../random.ts';

const starts = ['Al', 'Bre', 'Cor', 'Dai', 'El', 'Fen', 'Gil', 'Hes', 'Ith', 'Jor', 'Kel', 'Lum', 'Mar', 'Nev', 'Or'];
const middles = ['a', 'e', 'i', 'o', 'u', 'an', 'en', 'il', 'or', 'ul', 'ash', 'eth'];
const feminineEnds = ['ra', 'lia', 'nne', 'sa', 'wyn', 'tha'];
const masculineEnds = ['ric', 'dan', 'vor', 'mir', 'los', 'brun'];
const familyEnds = ['sted', 'mark', 'holt', 'field', 'wick', 'moor', 'dahl', 'brook', 'ley', 'ford'];

export function inventFirstName(random: Random, sex: 'female' | 'male'): string {
  return random.pick(starts) + random.pick(middles) + random.pick(sex === 'female' ? feminineEnds : masculineEnds);
}

export function inventLastName(random: Random): string {
  const beginning = random.pick(starts) + (random.chance(0.4) ? random.pick(middles) : '');
  return beginning + random.pick(familyEnds);
}
