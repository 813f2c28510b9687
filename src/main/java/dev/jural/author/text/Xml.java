package dev.jural.author.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An Xml is an XML document in the making, indented. Characters that XML does not have are
 * replaced.
 */
public final class Xml {
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Whether the start tag of the innermost element may get more attributes. */
  private boolean isTagOpen;

  /** Whether the innermost element has text, so that its end must not be indented. */
  private boolean hasText;

  /** Puts a document type after the declaration. */
  public Xml doctype(String declaration) {
    out.append(declaration).append('\n');
    return this;
  }

  /** Begins an element. */
  public Xml open(String name) {
    endTag("\n");
    out.append("  ".repeat(open.size())).append('<').append(name);
    open.push(name);
    isTagOpen = true;
    hasText = false;
    return this;
  }

  private void endTag(String after) {
    if (isTagOpen) {
      out.append('>').append(after);
      isTagOpen = false;
    }
  }

  /** Adds an attribute to the element that was just begun. */
  public Xml attribute(String name, Object value) {
    out.append(' ').append(name).append("=\"");
    escape(String.valueOf(value), true);
    out.append('"');
    return this;
  }

  /** Adds text. */
  public Xml content(String text) {
    endTag("");
    escape(text, false);
    hasText = true;
    return this;
  }

  /** Ends the innermost element. */
  public Xml close() {
    String name = open.pop();
    if (isTagOpen) {
      out.append("/>\n");
      isTagOpen = false;
    } else {
      out.append(hasText ? "" : "  ".repeat(open.size())).append("</").append(name).append(">\n");
    }
    hasText = false;
    return this;
  }

  private void escape(String text, boolean isAttribute) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append(isAttribute ? "&quot;" : "\"");
                case '\n', '\t', '\r' -> out.append(isAttribute ? "&#" + c + ";" : "" + (char) c);
                default -> out.appendCodePoint(isOfXml(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean isOfXml(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }

  /** The document. */
  public String text() {
    return out.toString();
  }
}
