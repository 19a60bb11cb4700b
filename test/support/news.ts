/** Generates small articles with names in them, one for each number. */
const PEOPLE = ['Ada Lovelace', 'Charles Babbage', 'Mary Somerville', 'George Boole', 'Grace Hopper', 'Alan Turing'];
const PLACES = ['Paris', 'London', 'Turin', 'Geneva', 'Cairo', 'Kyoto', 'Lima'];
const BODIES = ['the Royal Society', 'the World Bank', 'Interfax', 'the European Union'];

const at = (list: readonly string[], index: number): string => list[index % list.length] as string;

export function newsOf(index: number): string {
  const [person, other] = [at(PEOPLE, index), at(PEOPLE, index * 5 + 1)];
  return [
    `${person} Visits ${at(PLACES, index)}`,
    `${person} came to ${at(PLACES, index)} on Monday to speak with ${other} of ${at(BODIES, index)}.`,
    `Mr. ${other.split(' ').at(-1)} said in ${at(PLACES, index * 3 + 2)} that piece ${index} was the last one.`,
  ].join('\n\n');
}
