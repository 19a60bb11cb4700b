/** Arguments of which a field wants exactly one. */
import { DatelineError } from '../src/problem.ts';

/** The argument that was given, as a union of name and value. */
type Given<Args> = {
  [Name in keyof Args]-?: { readonly name: Name; readonly value: NonNullable<Args[Name]> };
}[keyof Args];

/** The one argument that is given. Throws BAD_USER_INPUT for none and for more than one. */
export function oneOf<Args extends object>(args: Args, names: readonly (keyof Args & string)[]): Given<Args> {
  const given = names.filter((name) => args[name] != null);
  const [name] = given;
  if (name === undefined || given.length > 1) {
    const choices = names.map((each) => `"${each}"`).join(', ');
    throw new DatelineError('BAD_USER_INPUT', `Give exactly one of ${choices}; ${given.length} are given.`);
  }
  return { name, value: args[name] } as Given<Args>;
}
