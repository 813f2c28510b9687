package dev.jural.ir;

import dev.jural.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * An Instr is one instruction of a plan.
 *
 * <p>Operands are ints: from 0 the registers of the frame, below 0 the constants of the policy
 * ({@code -1} is constant 0). Every register is written by one instruction only, but those that
 * branches of a {@link Union} share. An operand named {@code dst} is the register that the
 * instruction writes. "Fails" means as {@link Block} says.
 */
public sealed interface Instr {

  // ---- values

  /** Copies {@code src}; used where branches must leave a value in the same register. */
  record Move(int dst, int src) implements Instr {}

  /** Makes an array. */
  record MakeArray(int dst, List<Integer> elements) implements Instr {
    public MakeArray {
      elements = List.copyOf(elements);
    }
  }

  /** Makes an object; of two values for one key the later one stays. */
  record MakeObject(int dst, List<Integer> keys, List<Integer> values) implements Instr {
    public MakeObject {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }
  }

  /** Makes a set. */
  record MakeSet(int dst, List<Integer> elements) implements Instr {
    public MakeSet {
      elements = List.copyOf(elements);
    }
  }

  /**
   * Joins the parts of a template string: constants, and arrays with the values that an expression
   * has.
   */
  record Template(int dst, List<Integer> parts, List<Boolean> isExpression, Span span)
      implements Instr {
    public Template {
      parts = List.copyOf(parts);
      isExpression = List.copyOf(isExpression);
    }
  }

  // ---- documents and lookups

  /** Loads {@code input}; fails when there is none. */
  record LoadInput(int dst) implements Instr {}

  /**
   * Loads the base document at {@code path} (constants) under {@code data}; fails when there is
   * none.
   */
  record LoadBase(int dst, List<Integer> path) implements Instr {
    public LoadBase {
      path = List.copyOf(path);
    }
  }

  /**
   * Loads everything at and below a node of the tree of documents, base and virtual; fails when
   * there is nothing.
   */
  record LoadTree(int dst, int node) implements Instr {}

  /** Loads a virtual document; fails when it is undefined. */
  record LoadDocument(int dst, int document) implements Instr {}

  /**
   * Loads what a partial rule has under one key, without making the rest; fails when it is
   * undefined.
   */
  record LoadEntry(int dst, int document, int key) implements Instr {}

  /** Looks {@code key} up in {@code from}; fails when it is not there. */
  record Dot(int dst, int from, int key) implements Instr {}

  /**
   * Looks {@code key} up in a part of the base documents, where keys are text: a number finds the
   * key that reads like it, a string the element of an array; fails when it is not there.
   */
  record DotBase(int dst, int from, int key) implements Instr {}

  /** Looks a path of constants up in {@code from}; fails when it is not there. */
  record DotPath(int dst, int from, List<Integer> keys) implements Instr {
    public DotPath {
      keys = List.copyOf(keys);
    }
  }

  // ---- calls

  /** Calls a function of the policy; fails when it is undefined. */
  record CallFunction(int dst, int document, List<Integer> args, Span span) implements Instr {
    public CallFunction {
      args = List.copyOf(args);
    }
  }

  /** Calls a built-in function; fails when it is undefined, or fails and errors are not strict. */
  record CallBuiltin(int dst, String name, List<Integer> args, Span span) implements Instr {
    public CallBuiltin {
      args = List.copyOf(args);
    }
  }

  /** Runs {@code body} for each result of a built-in relation. */
  record CallRelation(int dst, String name, List<Integer> args, Block body, Span span)
      implements Instr {
    public CallRelation {
      args = List.copyOf(args);
    }
  }

  // ---- tests

  /** Fails unless the two are equal. */
  record Equal(int left, int right) implements Instr {}

  /** Fails unless the comparison holds. */
  record Compare(Comparison comparison, int left, int right) implements Instr {}

  /** A Comparison is one of the six relations of the total order. */
  enum Comparison {
    /** Equal. */
    EQ("equal"),
    /** Not equal. */
    NE("neq"),
    /** Before. */
    LT("lt"),
    /** Before or equal. */
    LE("lte"),
    /** After. */
    GT("gt"),
    /** After or equal. */
    GE("gte");

    private final String builtin;

    Comparison(String builtin) {
      this.builtin = builtin;
    }

    /** The name of the built-in function. */
    public String builtin() {
      return builtin;
    }
  }

  /** Fails when the value is {@code false}. */
  record IsTrue(int value) implements Instr {}

  /** Fails unless the value is an array of exactly {@code length}. */
  record IsArray(int value, int length) implements Instr {}

  /** Fails unless the value is an object of exactly {@code size} entries. */
  record IsObject(int value, int size) implements Instr {}

  /** Fails unless the value is an array, object or set. */
  record IsCollection(int value) implements Instr {}

  /** Fails when the value is among the constants {@code names}. */
  record IsNoneOf(int value, List<Integer> names) implements Instr {
    public IsNoneOf {
      names = List.copyOf(names);
    }
  }

  /** Fails. */
  record Fail() implements Instr {}

  // ---- loops and closures

  /**
   * Runs {@code body} for each element of {@code from} in order; no element when it is no
   * collection.
   */
  record Scan(int from, int key, int value, Block body) implements Instr {}

  /** Fails when {@code body} reaches {@link Succeed}. */
  record Not(Block body) implements Instr {}

  /** Ends the search of the innermost {@link Not}. */
  record Succeed() implements Instr {}

  /** What a comprehension makes. */
  enum Collection {
    /** An array, by {@link EmitElement}. */
    ARRAY,
    /** A set, by {@link EmitElement}. */
    SET,
    /** An object, by {@link EmitEntry}. */
    OBJECT
  }

  /** Makes what {@code body} emits into {@code slot}. */
  record Collect(int dst, Collection kind, int slot, Block body) implements Instr {}

  /** Adds to the array or set in the making in {@code slot}. */
  record EmitElement(int slot, int value) implements Instr {}

  /**
   * Adds to the object in the making in {@code slot}; another value for the key is a conflict
   * error.
   */
  record EmitEntry(int slot, int key, int value, Span span) implements Instr {}

  /** Runs each branch; where one reaches a {@link Yield} of the same label, {@code next} runs. */
  record Union(List<Block> branches, int label, Block next) implements Instr {
    public Union {
      branches = List.copyOf(branches);
    }
  }

  /** Runs what follows the {@link Union} with this label. */
  record Yield(int label) implements Instr {}

  // ---- with

  /** Runs {@code body} with other documents or functions. */
  record With(List<Override> overrides, Block body, Span span) implements Instr {
    public With {
      overrides = List.copyOf(overrides);
    }
  }

  /** Runs {@code next} without what the innermost {@link With} around it changed. */
  record EndWith(Block next) implements Instr {}

  /** An Override is one {@code with}. */
  sealed interface Override {
    /** {@code with input.path as value}; the path is of constants and may be empty. */
    record OfInput(List<Integer> path, int value) implements Override {
      public OfInput {
        path = List.copyOf(path);
      }
    }

    /** {@code with data.path as value}; the path is of constants and may be empty. */
    record OfData(List<Integer> path, int value) implements Override {
      public OfData {
        path = List.copyOf(path);
      }
    }

    /**
     * {@code with f as g}: {@code name} is a built-in's name or a function's path; one of the two
     * others is there.
     */
    record OfFunction(String name, Optional<Integer> value, Optional<String> function)
        implements Override {}
  }

  // ---- results

  /**
   * The value of the rule; another value later is a conflict error. When {@code isFinal}, no other
   * is looked for.
   */
  record Return(int value, boolean isFinal) implements Instr {}

  /**
   * One entry of a partial rule: {@code value} under {@code path}, or an element of the set under
   * {@code path}.
   */
  record EmitPartial(List<Integer> path, int value, boolean isElement, Span span) implements Instr {
    public EmitPartial {
      path = List.copyOf(path);
    }
  }

  /** One solution of a query: its variables and the values of its expressions. */
  record Solution(List<Integer> bindings, List<Integer> expressions) implements Instr {
    public Solution {
      bindings = List.copyOf(bindings);
      expressions = List.copyOf(expressions);
    }
  }
}
