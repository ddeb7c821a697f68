import { badQuery, type GraphRefusal } from '../graph/failure';

/** What the service answers to a query that does not parse: a code, a message, no place. */
export function syntaxFault(message: string): GraphRefusal {
  return badQuery(`${message} Fix syntax errors in your query.`);
}

/** What it answers to one that parses and names or does what is not there. */
export function semanticFault(message: string): GraphRefusal {
  return badQuery(`${message} Fix semantic errors in your query.`);
}

/** A word of the language that this tenant does not have, said in the manner of the service. */
export function unsupported(what: string): GraphRefusal {
  return semanticFault(`${what} is not supported here.`);
}
