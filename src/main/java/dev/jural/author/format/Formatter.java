package dev.jural.author.format;

import dev.jural.ast.Head;
import dev.jural.ast.Import;
import dev.jural.ast.Module;
import dev.jural.ast.RegoVersion;
import dev.jural.ast.Rule;
import dev.jural.parser.RegoParser;
import dev.jural.source.Diagnostic;
import dev.jural.source.ErrorCode;
import dev.jural.source.RegoException;
import dev.jural.source.SourceText;
import dev.jural.source.Span;

/**
 * A Formatter gives Rego source the layout of {@code opa fmt}. Immutable and safe for use by many
 * threads.
 *
 * <p>Formatting keeps every comment and never changes what a module means. Where {@code opa fmt}
 * leaves out parentheses that are needed, or loses a comment, this one keeps them.
 */
public final class Formatter {
  private static final int MOST_ROUNDS = 5;

  private final FormatOptions options;

  /** A formatter with these options. */
  public Formatter(FormatOptions options) {
    this.options = options;
  }

  /**
   * The source, laid out.
   *
   * @throws RegoException when it cannot be parsed
   */
  public String format(SourceText source) {
    return steady(RegoParser.parseSyntax(source, options.source()));
  }

  /**
   * The source, laid out, after a look at what came out: it must be the same program.
   *
   * @throws RegoException when the source cannot be parsed, or is not the same program any more
   */
  public String formatChecked(SourceText source) {
    Module before = RegoParser.parseSyntax(source, options.source());
    try {
      String formatted = steady(before);
      if (formatted.equals(source.text()) || isSame(before, parseResult(formatted))) {
        return formatted;
      }
    } catch (RegoException e) {
      // What came out cannot even be parsed.
    }
    Span span = before.pkg().span();
    throw new RegoException(
        Diagnostic.error(ErrorCode.PARSE, "formatting would change what the module means", span)
            .withHint("the file is left as it is; please report it (a defect of ours)"));
  }

  private static boolean isSame(Module before, Module after) {
    boolean isSameTree = after.pkg().equals(before.pkg()) && after.rules().equals(before.rules());
    return isSameTree || Respelled.in(before);
  }

  private Module parseResult(String formatted) {
    boolean isV0 = options.target() == FormatOptions.Target.V0;
    return RegoParser.parseSyntax(
        SourceText.of("formatted", formatted), isV0 ? RegoVersion.V0 : RegoVersion.V1);
  }

  /**
   * Formats until nothing changes any more. Once is enough but where a comment stands in the middle
   * of an expression: there {@code opa fmt} takes several runs to come to rest. Modules that move
   * to another version are formatted once.
   */
  private String steady(Module module) {
    String before = module.source().text();
    String formatted = once(module);
    int rounds = options.target() == FormatOptions.Target.V0_AND_V1 ? 0 : MOST_ROUNDS;
    for (int i = 0; i < rounds && !formatted.equals(before); i++) {
      before = formatted;
      formatted = once(parseResult(before));
    }
    return formatted;
  }

  private String once(Module module) {
    boolean isV1Module = module.version() == RegoVersion.V1;
    boolean isV1 = isV1Module || options.target() != FormatOptions.Target.V0;
    boolean addsV1 = options.target() == FormatOptions.Target.V0_AND_V1;
    return new ModuleLayout(module, style(module, isV1))
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
