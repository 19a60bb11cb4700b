/**
 * Combines validation rules into one visitor. graphql-js looks every rule up for every kind of node of every document, which takes longer
 * than applying the rules: 50 of the 450 µs of CPU that a small unseen document takes (`npm run bench -- documents`).
 */
import { type ASTNode, type ASTVisitor, BREAK, getEnterLeaveForKind, type ValidationRule } from 'graphql';

type Visit = (...args: unknown[]) => unknown;

/** The functions of a rule that visit nodes of one kind. */
interface KindVisitor {
  /** Index of the rule. */
  readonly rule: number;
  readonly visitor: ASTVisitor;
  readonly enter: Visit | undefined;
  readonly leave: Visit | undefined;
}

const visitorsOfKind = (kind: ASTNode['kind'], visitors: readonly ASTVisitor[]): KindVisitor[] =>
  visitors.flatMap((visitor, rule) => {
    if (!(kind in visitor || 'enter' in visitor || 'leave' in visitor)) return [];
    const { enter, leave } = getEnterLeaveForKind(visitor, kind);
    return [{ rule, visitor, enter: enter as Visit | undefined, leave: leave as Visit | undefined }];
  });

/** One rule that reports the errors of all, in the same order. Rules edit nothing, so their return values only tell what they skip. */
export const combineRules =
  (rules: readonly ValidationRule[]): ValidationRule =>
  (context) => {
    const visitors = rules.map((rule) => rule(context));
    const byKind = new Map<string, KindVisitor[]>();
    /** By rule: the node below which it visits nothing; true when it has stopped for good. */
    const skipped: (ASTNode | true | undefined)[] = [];

    function visitorsOf(kind: ASTNode['kind']): KindVisitor[] {
      const cached = byKind.get(kind) ?? visitorsOfKind(kind, visitors);
      byKind.set(kind, cached);
      return cached;
    }

    function enter(...args: [ASTNode, ...unknown[]]): void {
      for (const each of visitorsOf(args[0].kind)) {
        if (skipped[each.rule] !== undefined) continue;
        const result = each.enter?.apply(each.visitor, args);
        if (result === false || result === BREAK) skipped[each.rule] = result === false ? args[0] : true;
      }
    }

    function leave(...args: [ASTNode, ...unknown[]]): void {
      for (const each of visitorsOf(args[0].kind)) {
        if (skipped[each.rule] === undefined) {
          if (each.leave?.apply(each.visitor, args) === BREAK) skipped[each.rule] = true;
        } else if (skipped[each.rule] === args[0]) skipped[each.rule] = undefined;
      }
    }

    return { enter, leave };
  };
