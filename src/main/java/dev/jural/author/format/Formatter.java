package dev.jural.author.format;

import dev.jural.ast.Head;
import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Rule;
import dev.jural.parser.RegoParser;
import dev.jural.source.SourceText;

/**
 * A Formatter gives Rego source the layout of {@code opa fmt}. Immutable and safe for use by many
 * threads.
 *
 * <p>Formatting keeps every comment and never changes what a module means. Where {@code opa fmt}
 * leaves out parentheses that are needed, or loses a comment, this one keeps them.
 */
public final class Formatter {
  private final FormatOptions options;

  /** A formatter with these options. */
  public Formatter(FormatOptions options) {
    this.options = options;
  }

  /**
   * The source, laid out.
   *
   * @throws dev.jural.source.RegoException when it cannot be parsed
   */
  public String format(SourceText source) {
    return format(RegoParser.parseSyntax(source, options.source()));
  }

  private String format(Module module) {
    boolean isV1Module = module.version() == RegoVersion.V1;
    boolean isV1 = isV1Module || options.target() != FormatOptions.Target.V0;
    Style style = style(module, isV1);
    boolean addsV1 = options.target() == FormatOptions.Target.V0_AND_V1;
    return new ModuleLayout(module, style)
        .write(new ImportStyle(options.isDroppingImports(), addsV1, FutureKeywords.of(module)));
  }

  private static Style style(Module module, boolean isV1) {
    boolean hasIf = isV1;
    boolean hasContains = isV1;
    for (Import declared : module.imports()) {
      String path = declared.path().dotted();
      boolean isAll = path.equals("future.keywords");
      hasIf |= isAll || path.equals("future.keywords.if");
      hasContains |= isAll || path.equals("future.keywords.contains");
    }
    boolean hasRefHeads = module.rules().stream().map(Rule::head).anyMatch(Formatter::isRefHead);
    return new Style(isV1, hasIf, hasContains, hasRefHeads);
  }

  private static boolean isRefHead(Head head) {
    int steps = head.ref().steps().size();
    return steps > 1 || (steps == 1 && head.isPartialSet());
  }
}
