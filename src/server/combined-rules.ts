/**
 * Combines validation rules into one visitor. graphql-js applies every rule to every document and looks it up for every kind of node, which
 * takes longer than what the rules then do. Here a rule is applied when a document has a node of a kind that it looks at.
 */
import {
  type ASTNode,
  type ASTVisitor,
  BREAK,
  getEnterLeaveForKind,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

type Visit = (...args: unknown[]) => unknown;

/** The functions of a rule that visit nodes of one kind. */
interface KindVisitor {
  /** Index of the rule. */
  readonly rule: number;
  readonly visitor: ASTVisitor;
  readonly enter: Visit | undefined;
  readonly leave: Visit | undefined;
}

/** The kinds of nodes that a rule looks at, the same for every document; EVERY if it looks at all. */
type Kinds = ReadonlySet<string> | 'EVERY';

const kindsOf = (visitor: ASTVisitor): Kinds =>
  'enter' in visitor || 'leave' in visitor ? 'EVERY' : new Set(Object.keys(visitor));

/** The visitors of one document, made by their rules when they are needed. */
class Visitors {
  readonly #rules: readonly ValidationRule[];
  readonly #kinds: readonly Kinds[];
  readonly #context: ValidationContext;
  readonly #made: ASTVisitor[] = [];
  readonly #byKind = new Map<string, readonly KindVisitor[]>();

  constructor(rules: readonly ValidationRule[], kinds: readonly Kinds[], context: ValidationContext) {
    this.#rules = rules;
    this.#kinds = kinds;
    this.#context = context;
  }

  of(kind: ASTNode['kind']): readonly KindVisitor[] {
    const cached = this.#byKind.get(kind) ?? this.#visitorsOf(kind);
    this.#byKind.set(kind, cached);
    return cached;
  }

  #visitorsOf(kind: ASTNode['kind']): readonly KindVisitor[] {
    return this.#rules.flatMap((apply, rule) => {
      const kinds = this.#kinds[rule];
      if (kinds !== 'EVERY' && !kinds?.has(kind)) return [];
      const visitor = this.#made[rule] ?? apply(this.#context);
      this.#made[rule] = visitor;
      const { enter, leave } = getEnterLeaveForKind(visitor, kind);
      return [{ rule, visitor, enter: enter as Visit | undefined, leave: leave as Visit | undefined }];
    });
  }
}

/** One rule that reports the errors of all, in the same order. Rules edit nothing, so their return values only tell what they skip. */
export function combineRules(rules: readonly ValidationRule[]): ValidationRule {
  let kinds: readonly Kinds[] | null = null;

  return (context) => {
    kinds ??= rules.map((rule) => kindsOf(rule(context)));
    const visitors = new Visitors(rules, kinds, context);
    /** By rule: the node below which it visits nothing; true when it has stopped for good. */
    const skipped: (ASTNode | true | undefined)[] = [];

    function enter(...args: [ASTNode, ...unknown[]]): void {
      for (const each of visitors.of(args[0].kind)) {
        if (each.enter === undefined || skipped[each.rule] !== undefined) continue;
        const result = each.enter.apply(each.visitor, args);
        if (result === false || result === BREAK) skipped[each.rule] = result === false ? args[0] : true;
      }
    }

    function leave(...args: [ASTNode, ...unknown[]]): void {
      for (const each of visitors.of(args[0].kind)) {
        if (skipped[each.rule] === undefined) {
          if (each.leave?.apply(each.visitor, args) === BREAK) skipped[each.rule] = true;
        } else if (skipped[each.rule] === args[0]) skipped[each.rule] = undefined;
      }
    }

    return { enter, leave };
  };
}
