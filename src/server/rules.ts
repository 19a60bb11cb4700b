/** Applies many rules of validation as one: to set out one by one for every kind of node takes longer than to apply them. */
import { type ASTNode, type ASTVisitor, BREAK, getEnterLeaveForKind, type ValidationRule } from 'graphql';

type Visit = (...args: unknown[]) => unknown;

/** One rule, as far as it looks at nodes of one kind. */
interface Part {
  readonly rule: number;
  readonly visitor: ASTVisitor;
  readonly enter: Visit | undefined;
  readonly leave: Visit | undefined;
}

const partsFor = (kind: ASTNode['kind'], visitors: readonly ASTVisitor[]): Part[] =>
  visitors.flatMap((visitor, rule) => {
    if (!(kind in visitor || 'enter' in visitor || 'leave' in visitor)) return [];
    const { enter, leave } = getEnterLeaveForKind(visitor, kind);
    return [{ rule, visitor, enter: enter as Visit | undefined, leave: leave as Visit | undefined }];
  });

/** The rules as one, which finds the same errors in the same order. Rules change nothing, so what they return matters only where it skips. */
export const asOne =
  (rules: readonly ValidationRule[]): ValidationRule =>
  (context) => {
    const visitors = rules.map((rule) => rule(context));
    const byKind = new Map<string, Part[]>();
    /** Within which node a rule looks at nothing; true once it looks at nothing any more. */
    const skipped: (ASTNode | true | undefined)[] = [];

    function partsOf(kind: ASTNode['kind']): Part[] {
      const known = byKind.get(kind) ?? partsFor(kind, visitors);
      byKind.set(kind, known);
      return known;
    }

    function enter(...args: [ASTNode, ...unknown[]]): void {
      for (const part of partsOf(args[0].kind)) {
        if (skipped[part.rule] !== undefined) continue;
        const said = part.enter?.apply(part.visitor, args);
        if (said === false || said === BREAK) skipped[part.rule] = said === false ? args[0] : true;
      }
    }

    function leave(...args: [ASTNode, ...unknown[]]): void {
      for (const part of partsOf(args[0].kind)) {
        if (skipped[part.rule] === undefined) {
          if (part.leave?.apply(part.visitor, args) === BREAK) skipped[part.rule] = true;
        } else if (skipped[part.rule] === args[0]) skipped[part.rule] = undefined;
      }
    }

    return { enter, leave };
  };
