package dev.jural.ir;

import java.util.List;

/**
 * A Block is a run of instructions.
 *
 * <p>An instruction either lets the next one run, or fails: then the block is left, and the
 * innermost loop around it goes on with its next element. Instructions that loop hold the rest of
 * the body as their own block and stand last.
 *
 * @param instructions in order
 */
public record Block(List<Instr> instructions) {
  public Block {
    instructions = List.copyOf(instructions);
  }
}
