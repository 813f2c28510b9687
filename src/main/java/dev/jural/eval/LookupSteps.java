package dev.jural.eval;

import dev.jural.value.RegoValue;
import java.util.List;

/** Steps that load documents and look values up. */
final class LookupSteps {
  private LookupSteps() {}

  static final class Move extends Step {
    private final int dst;
    private final int src;

    Move(int dst, int src) {
      this.dst = dst;
      this.src = src;
    }

    @Override
    int exec(Frame frame) {
      frame.registers[dst] = frame.get(src);
      return NEXT;
    }
  }

  static final class LoadInput extends Step {
    private final int dst;

    LoadInput(int dst) {
      this.dst = dst;
    }

    @Override
    int exec(Frame frame) {
      RegoValue input = frame.scope.input;
      frame.registers[dst] = input;
      return input == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class LoadBase extends Step {
    private final int dst;
    private final List<RegoValue> path;

    LoadBase(int dst, List<RegoValue> path) {
      this.dst = dst;
      this.path = path;
    }

    @Override
    int exec(Frame frame) {
      RegoValue value = Evaluation.base(frame.scope, path);
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class LoadTree extends Step {
    private final int dst;
    private final int node;

    LoadTree(int dst, int node) {
      this.dst = dst;
      this.node = node;
    }

    @Override
    int exec(Frame frame) {
      Evaluation evaluation = frame.evaluation;
      RegoValue value = evaluation.tree(evaluation.program.nodes.get(node), frame.scope);
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class LoadDocument extends Step {
    private final int dst;
    private final int document;

    LoadDocument(int dst, int document) {
      this.dst = dst;
      this.document = document;
    }

    @Override
    int exec(Frame frame) {
      RegoValue value = frame.evaluation.document(document, frame.scope);
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class LoadEntry extends Step {
    private final int dst;
    private final int document;
    private final int key;

    LoadEntry(int dst, int document, int key) {
      this.dst = dst;
      this.document = document;
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      RegoValue value = frame.evaluation.entry(document, frame.get(key), frame.scope);
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class Dot extends Step {
    private final int dst;
    private final int from;
    private final int key;

    Dot(int dst, int from, int key) {
      this.dst = dst;
      this.from = from;
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      RegoValue value = lookup(frame.get(from), frame.get(key));
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class DotBase extends Step {
    private final int dst;
    private final int from;
    private final int key;

    DotBase(int dst, int from, int key) {
      this.dst = dst;
      this.from = from;
      this.key = key;
    }

    @Override
    int exec(Frame frame) {
      RegoValue value = lookupBase(frame.get(from), frame.get(key));
      frame.registers[dst] = value;
      return value == UNDEFINED ? FAIL : NEXT;
    }
  }

  static final class DotPath extends Step {
    private final int dst;
    private final int from;
    private final RegoValue[] keys;

    DotPath(int dst, int from, List<RegoValue> keys) {
      this.dst = dst;
      this.from = from;
      this.keys = keys.toArray(new RegoValue[0]);
    }

    @Override
    int exec(Frame frame) {
      RegoValue at = frame.get(from);
      for (RegoValue key : keys) {
        at = lookup(at, key);
        if (at == UNDEFINED) {
          return FAIL;
        }
      }
      frame.registers[dst] = at;
      return NEXT;
    }
  }
}
